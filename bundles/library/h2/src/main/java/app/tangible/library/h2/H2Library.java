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
import app.tangible.licence.LicenceChecker;
import app.tangible.licence.LicenceId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jdbc.DataSourceFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The library in an H2 file whose key only this household's identity can derive. */
@Component
public final class H2Library implements Library {

  private static final Logger LOG = LoggerFactory.getLogger(H2Library.class);

  private final Database database;
  private final FilmRows films;
  private final FilmFiles files;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  /**
   * Opens the library, or begins an empty one.
   *
   * @throws LibraryException when it is another household's, damaged, in use or too new
   */
  @Activate
  public H2Library(
      @Reference(target = "(osgi.jdbc.driver.class=org.h2.Driver)") DataSourceFactory drivers,
      @Reference ProductHome home,
      @Reference Identity identity,
      @Reference LicenceChecker packages) {
    films = new FilmRows(packages);
    files = new FilmFiles(home.folder("films"));
    byte[] key = identity.secretFor("library");
    try {
      database = new Database(drivers, home.folder("library"), key);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
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
    change(connection -> films.keep(connection, film));
  }

  @Override
  public void replace(LicenceId other, OwnedFilm film) {
    change(
        connection -> {
          films.keep(connection, film);
          return other.equals(film.licence()) ? 0 : films.succeed(connection, other, film);
        });
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
      try {
        files.erase(film);
      } catch (IOException e) {
        throw new LibraryException(Messages.text("notErased", files.sealed(film)), e);
      }
    }
    change(connection -> films.forget(connection, licence));
  }

  @Override
  public void resumeAt(LicenceId licence, Duration position) {
    if (position.isNegative()) {
      throw new IllegalArgumentException("a resume point is not negative, got " + position);
    }
    change(connection -> films.resumeAt(connection, licence, position));
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
    Runnable entry = listener::run;
    listeners.add(entry);
    return () -> listeners.remove(entry);
  }

  private void change(Database.Work<?> work) {
    database.write(work);
    for (Runnable listener : listeners) {
      try {
        listener.run();
      } catch (RuntimeException e) {
        LOG.warn("a listener failed", e);
      }
    }
  }

  /** Closes the file. */
  @Deactivate
  public void close() {
    database.close();
  }
}
