package app.tangible.library.testing;

import app.tangible.content.FilmId;
import app.tangible.library.Library;
import app.tangible.library.OwnedFilm;
import app.tangible.library.Parting;
import app.tangible.library.PendingPurchase;
import app.tangible.library.Remark;
import app.tangible.licence.LicenceId;
import app.tangible.licence.LicencePackage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A library in memory, empty at first; every film of it is the same sealed file. */
public final class FakeLibrary implements Library {

  private final List<OwnedFilm> films = new ArrayList<>();
  private final Set<FilmId> leftOut = new HashSet<>();
  private final List<Remark> remarks = new ArrayList<>();
  private final Listeners listeners = new Listeners();
  private final Path sealed;

  /** One in which nothing was sealed. */
  public FakeLibrary() {
    this(Path.of("nothing.tsf"));
  }

  /** One whose films are all this file. */
  public FakeLibrary(Path sealed) {
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
    listeners.tell();
  }

  @Override
  public void markOnDisk(FilmId film) {
    synchronized (this) {
      films.replaceAll(known -> known.film().equals(film) ? known.onDisk(true) : known);
    }
    listeners.tell();
  }

  @Override
  public void markOffDisk(FilmId film) {
    synchronized (this) {
      leftOut.add(film);
      films.replaceAll(known -> known.film().equals(film) ? known.onDisk(false) : known);
    }
    listeners.tell();
  }

  @Override
  public void renew(LicenceId licence, LicencePackage renewed) {
    synchronized (this) {
      films.replaceAll(known -> known.licence().equals(licence) ? known.with(renewed) : known);
    }
    listeners.tell();
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
  public void leaveOut(FilmId film) {
    synchronized (this) {
      leftOut.add(film);
    }
    listeners.tell();
  }

  @Override
  public void wantAgain(FilmId film) {
    synchronized (this) {
      leftOut.remove(film);
    }
    listeners.tell();
  }

  @Override
  public void eraseFetched(FilmId film) {}

  @Override
  public void resumeAt(LicenceId licence, Duration position) {
    synchronized (this) {
      films.replaceAll(film -> film.licence().equals(licence) ? stoppedAt(film, position) : film);
    }
    listeners.tell();
  }

  private static OwnedFilm stoppedAt(OwnedFilm film, Duration position) {
    return FilmCopy.of(film).resumeAt(position).build();
  }

  /** They are there at once; listeners hear it once. */
  public void keepAll(List<OwnedFilm> all) {
    synchronized (this) {
      films.addAll(all);
    }
    listeners.tell();
  }

  /** It is gone. */
  public void lose(LicenceId licence) {
    synchronized (this) {
      films.removeIf(film -> film.licence().equals(licence));
    }
    listeners.tell();
  }

  /** How many listen. */
  public int listeners() {
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
    listeners.tell();
  }

  @Override
  public void told(long remark) {
    synchronized (this) {
      remarks.removeIf(known -> known.number() == remark);
    }
    listeners.tell();
  }

  @Override
  public AutoCloseable onChange(Runnable listener) {
    return listeners.add(listener);
  }
}
