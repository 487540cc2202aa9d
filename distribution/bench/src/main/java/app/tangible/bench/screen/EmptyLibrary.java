package app.tangible.bench.screen;

import app.tangible.content.FilmId;
import app.tangible.library.Library;
import app.tangible.library.OwnedFilm;
import app.tangible.library.Parting;
import app.tangible.library.PendingPurchase;
import app.tangible.library.Remark;
import app.tangible.licence.LicenceId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Nothing is owned. */
final class EmptyLibrary implements Library {

  @Override
  public List<OwnedFilm> films() {
    return List.of();
  }

  @Override
  public Set<FilmId> leftOut() {
    return Set.of();
  }

  @Override
  public void leaveOut(FilmId film, boolean wanted) {}

  @Override
  public void eraseFetched(FilmId film) {}

  @Override
  public Optional<OwnedFilm> film(LicenceId licence) {
    return Optional.empty();
  }

  @Override
  public void keep(OwnedFilm film) {}

  @Override
  public void replace(LicenceId other, OwnedFilm film) {}

  @Override
  public void erase(LicenceId licence) {}

  @Override
  public void resumeAt(LicenceId licence, Duration position) {}

  @Override
  public Path sealedFile(FilmId film) {
    throw new UnsupportedOperationException("nothing is owned");
  }

  @Override
  public List<PendingPurchase> pending() {
    return List.of();
  }

  @Override
  public void note(PendingPurchase purchase) {}

  @Override
  public void forget(String idempotencyKey) {}

  @Override
  public List<Parting> partings() {
    return List.of();
  }

  @Override
  public void note(Parting parting) {}

  @Override
  public long movedUpTo() {
    return 0;
  }

  @Override
  public void movedUpTo(long number) {}

  @Override
  public List<Remark> remarks() {
    return List.of();
  }

  @Override
  public void remark(Remark.What what, String title) {}

  @Override
  public void told(long remark) {}

  @Override
  public AutoCloseable onChange(Runnable listener) {
    return () -> {};
  }
}
