package app.tangible.ui.walk;

import app.tangible.content.FilmId;
import app.tangible.library.Library;
import app.tangible.library.OwnedFilm;
import app.tangible.library.Parting;
import app.tangible.library.PendingPurchase;
import app.tangible.library.Remark;
import app.tangible.licence.LicenceId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** A library in memory. */
final class FakeLibrary implements Library {

  private final List<OwnedFilm> films = new ArrayList<>();
  private final Set<FilmId> leftOut = new HashSet<>();
  private final List<Remark> remarks = new ArrayList<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final Path sealed;

  FakeLibrary(Path sealed) {
    this.sealed = sealed;
  }

  @Override
  public synchronized List<OwnedFilm> films() {
    return List.copyOf(films);
  }

  @Override
  public synchronized Optional<OwnedFilm> film(LicenceId licence) {
    return films.stream().filter(film -> film.licence().equals(licence)).findFirst();
  }

  @Override
  public void keep(OwnedFilm film) {
    synchronized (this) {
      films.removeIf(other -> other.licence().equals(film.licence()));
      films.addFirst(film);
    }
    listeners.forEach(Runnable::run);
  }

  @Override
  public void replace(LicenceId other, OwnedFilm film) {
    keep(film);
    erase(other);
  }

  @Override
  public void erase(LicenceId licence) {
    lose(licence);
  }

  @Override
  public synchronized Set<FilmId> leftOut() {
    return Set.copyOf(leftOut);
  }

  @Override
  public void leaveOut(FilmId film, boolean wanted) {
    synchronized (this) {
      leftOut.remove(film);
      if (wanted) {
        leftOut.add(film);
      }
    }
    listeners.forEach(Runnable::run);
  }

  @Override
  public void eraseFetched(FilmId film) {}

  @Override
  public void resumeAt(LicenceId licence, Duration position) {
    synchronized (this) {
      films.replaceAll(
          film -> film.licence().equals(licence) ? Samples.stoppedAt(film, position) : film);
    }
    listeners.forEach(Runnable::run);
  }

  void keepAll(List<OwnedFilm> all) {
    synchronized (this) {
      films.addAll(all);
    }
    listeners.forEach(Runnable::run);
  }

  void lose(LicenceId licence) {
    synchronized (this) {
      films.removeIf(film -> film.licence().equals(licence));
    }
    listeners.forEach(Runnable::run);
  }

  int listeners() {
    return listeners.size();
  }

  @Override
  public Path sealedFile(FilmId film) {
    return sealed;
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
  public synchronized List<Remark> remarks() {
    return List.copyOf(remarks);
  }

  @Override
  public void remark(Remark.What what, String title) {
    synchronized (this) {
      remarks.add(new Remark(remarks.size() + 1L, Instant.now(), what, title));
    }
    listeners.forEach(Runnable::run);
  }

  @Override
  public void told(long remark) {
    synchronized (this) {
      remarks.removeIf(known -> known.number() == remark);
    }
    listeners.forEach(Runnable::run);
  }

  @Override
  public AutoCloseable onChange(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }
}
