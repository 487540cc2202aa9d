package app.tangible.library.h2;

import app.tangible.content.FilmId;
import app.tangible.host.ProductHome;
import app.tangible.identity.Identity;
import app.tangible.library.Library;
import app.tangible.library.LibraryException;
import app.tangible.library.OwnedFilm;
import app.tangible.library.Parting;
import app.tangible.library.PendingPurchase;
import app.tangible.library.Remark;
import app.tangible.library.TitleId;
import app.tangible.licence.LicenceChecker;
import app.tangible.licence.LicenceId;
import app.tangible.licence.LicencePackage;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jdbc.DataSourceFactory;

/** The library in an H2 file whose key only this household's identity can derive. */
@Component
public final class H2Library implements Library {

  private final OpenLibrary library;
  private final Database database;
  private final FilmRows films;
  private final FilmFiles files;

  /** On an open library. */
  @Activate
  public H2Library(
      @Reference OpenLibrary library,
      @Reference ProductHome home,
      @Reference LicenceChecker packages) {
    this.library = library;
    database = library.database();
    films = new FilmRows(packages, this::resumePoint);
    files = new FilmFiles(home.folder("films"));
  }

  /** Opens one of its own; {@link #close} closes it. */
  public H2Library(
      DataSourceFactory drivers, ProductHome home, Identity identity, LicenceChecker packages) {
    this(new OpenLibrary(drivers, home, identity), home, packages);
  }

  private Duration resumePoint(LicenceId licence) {
    SeenRows.Row row = library.audience().now().seen().get(TitleId.of(licence));
    return row == null ? Duration.ZERO : row.position();
  }

  @Override
  public List<OwnedFilm> films() {
    return database.read(films::all);
  }

  @Override
  public Optional<OwnedFilm> film(LicenceId licence) {
    return database.read(connection -> films.one(connection, licence)).stream().findFirst();
  }

  @Override
  public void keep(OwnedFilm film) {
    shelve(
        film,
        connection -> {
          films.keep(connection, asItLies(connection, film));
          return List.of(TitleId.of(film.licence()));
        });
  }

  @Override
  public void markOnDisk(FilmId film) {
    library.write(connection -> films.mark(connection, film, true));
    library.filmListeners().tell();
  }

  @Override
  public void markOffDisk(FilmId film) {
    library.write(
        connection -> {
          LeftOutRows.keep(connection, film);
          return films.mark(connection, film, false);
        });
    library.filmListeners().tell();
  }

  /** Who keeps it may have looked at it before its file left this disk. */
  private static OwnedFilm asItLies(Connection connection, OwnedFilm film) throws SQLException {
    return film.onDisk() && LeftOutRows.all(connection).contains(film.film())
        ? film.onDisk(false)
        : film;
  }

  @Override
  public void renew(LicenceId licence, LicencePackage renewed) {
    change(connection -> films.renew(connection, licence, renewed));
  }

  @Override
  public void replace(LicenceId other, OwnedFilm film) {
    shelve(
        film,
        connection -> {
          films.keep(connection, asItLies(connection, film));
          if (!other.equals(film.licence())) {
            films.succeed(connection, other, film);
          }
          return List.of(TitleId.of(other), TitleId.of(film.licence()));
        });
    // What was watched of the other one is of this one now.
    library.writeSeen(connection -> 0);
  }

  @Override
  public void erase(LicenceId licence) {
    Optional<OwnedFilm> gone = film(licence);
    if (gone.isEmpty()) {
      return;
    }
    FilmId film = gone.get().film();
    boolean last =
        films().stream()
            .filter(other -> other.film().equals(film))
            .allMatch(other -> other.licence().equals(licence));
    if (last) {
      erase(film);
    }
    library.write(
        connection -> {
          films.forget(connection, licence);
          if (last) {
            LeftOutRows.forget(connection, film);
          }
          return List.of(TitleId.of(licence));
        });
    library.filmListeners().tell();
  }

  @Override
  public Set<FilmId> leftOut() {
    return database.read(LeftOutRows::all);
  }

  @Override
  public void leaveOut(FilmId film) {
    change(connection -> LeftOutRows.keep(connection, film));
  }

  @Override
  public void wantAgain(FilmId film) {
    change(connection -> LeftOutRows.forget(connection, film));
  }

  @Override
  public void eraseFetched(FilmId film) {
    if (films().stream().anyMatch(owned -> owned.film().equals(film) && owned.onDisk())) {
      return;
    }
    erase(film);
  }

  private void erase(FilmId film) {
    try {
      files.erase(film);
    } catch (IOException e) {
      throw new LibraryException(Messages.text("notErased", files.sealed(film)), e);
    }
  }

  @Override
  public void resumeAt(LicenceId licence, Duration position) {
    if (position.isNegative()) {
      throw new IllegalArgumentException("a resume point is not negative, got " + position);
    }
    Audience.Now now = library.audience().now();
    TitleId id = TitleId.of(licence);
    int times = Optional.ofNullable(now.seen().get(id)).map(SeenRows.Row::times).orElse(0);
    SeenRows.Row row = new SeenRows.Row(position, times, false, Instant.now());
    library.writeSeen(connection -> SeenRows.keep(connection, now.viewer().number(), id, row));
    library.filmListeners().tell();
  }

  @Override
  public Path sealedFile(FilmId film) {
    return files.sealed(film);
  }

  @Override
  public List<PendingPurchase> pending() {
    return database.read(PurchaseRows::all);
  }

  @Override
  public void note(PendingPurchase purchase) {
    change(connection -> PurchaseRows.note(connection, purchase));
  }

  @Override
  public void forget(String idempotencyKey) {
    change(connection -> PurchaseRows.forget(connection, idempotencyKey));
  }

  @Override
  public List<Parting> partings() {
    return database.read(PartingRows::all);
  }

  @Override
  public void note(Parting parting) {
    change(connection -> PartingRows.note(connection, parting));
  }

  @Override
  public long movedUpTo() {
    return database.read(TidingRows::movedUpTo);
  }

  @Override
  public void movedUpTo(long number) {
    // Nothing that a screen shows: no listener is called.
    database.write(connection -> TidingRows.movedUpTo(connection, number));
  }

  @Override
  public List<Remark> remarks() {
    return database.read(TidingRows::remarks);
  }

  @Override
  public void remark(Remark.What what, String title) {
    change(connection -> TidingRows.remark(connection, what, title));
  }

  @Override
  public void told(long remark) {
    change(connection -> TidingRows.told(connection, remark));
  }

  @Override
  public AutoCloseable onChange(Runnable listener) {
    return library.filmListeners().add(listener);
  }

  private void change(Database.Work<?> work) {
    database.write(work);
    library.filmListeners().tell();
  }

  /** Writes; what is watched of a film that was not there begins where it says. */
  private void shelve(OwnedFilm film, Database.Work<Collection<TitleId>> work) {
    boolean begun = !film.resumeAt().isZero() && film(film.licence()).isEmpty();
    library.write(work);
    if (begun) {
      resumeAt(film.licence(), film.resumeAt());
    } else {
      library.filmListeners().tell();
    }
  }

  /** Closes the file, of whoever opened it. */
  public void close() {
    library.close();
  }
}
