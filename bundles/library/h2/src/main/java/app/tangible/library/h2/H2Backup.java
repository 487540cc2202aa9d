package app.tangible.library.h2;

import app.tangible.host.ProductHome;
import app.tangible.identity.Identity;
import app.tangible.identity.IdentityException;
import app.tangible.identity.OwnerAddress;
import app.tangible.identity.OwnerKeyCopy;
import app.tangible.library.Backup;
import app.tangible.library.LibraryException;
import app.tangible.library.PendingPurchase.Order;
import app.tangible.library.TitleId;
import app.tangible.library.h2.BackupContent.Account;
import app.tangible.licence.LicenceChecker;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Writes the household's tables into one encrypted file, and takes them back from it. */
@Component
public final class H2Backup implements Backup {

  private final OpenLibrary library;
  private final LicenceChecker packages;
  private final FilmRows films;
  private final FilmFiles files;
  private final Identity identity;
  private final OwnerKeyCopy keys;
  private final int rounds;

  /** On an open library. */
  @Activate
  public H2Backup(
      @Reference OpenLibrary library,
      @Reference ProductHome home,
      @Reference LicenceChecker packages,
      @Reference Identity identity,
      @Reference OwnerKeyCopy keys) {
    this(library, home, packages, identity, keys, BackupFile.ROUNDS);
  }

  H2Backup(
      OpenLibrary library,
      ProductHome home,
      LicenceChecker packages,
      Identity identity,
      OwnerKeyCopy keys,
      int rounds) {
    this.identity = identity;
    this.keys = keys;
    this.rounds = rounds;
    this.library = library;
    this.packages = packages;
    films = new FilmRows(packages, licence -> Duration.ZERO);
    files = new FilmFiles(home.folder("films"));
  }

  @Override
  public void write(Path file, char[] password) {
    library.audience().refuseLimited();
    if (password.length < BackupFile.SHORTEST_PASSWORD) {
      throw new LibraryException(Messages.text("backup.password", BackupFile.SHORTEST_PASSWORD));
    }
    Account account = new Account(identity.address(), keys.make(password));
    byte[] content =
        library.database().read(connection -> content(connection, account)).bytes(packages);
    try {
      BackupFile.write(file, password, rounds, content);
    } finally {
      Arrays.fill(content, (byte) 0);
    }
  }

  private BackupContent content(Connection connection, Account account) throws SQLException {
    List<BackupContent.Person> persons = new ArrayList<>();
    for (ViewerRows.Row row : ViewerRows.all(connection)) {
      int number = row.viewer().number();
      persons.add(
          new BackupContent.Person(
              row.mark(),
              row.viewer(),
              row.pin(),
              SeenRows.all(connection, number).entrySet().stream()
                  .map(one -> new BackupContent.Progress(one.getKey(), one.getValue()))
                  .toList(),
              SeenRows.visits(connection, number)));
    }
    return new BackupContent(
        persons,
        Restoring.choices(connection),
        FolderRows.all(connection).stream()
            .map(row -> new BackupContent.Watched(row.path().toString(), row.folder().holds()))
            .toList(),
        films.all(connection),
        TidingRows.movedUpTo(connection),
        Optional.of(account));
  }

  @Override
  public Restored restore(Path file, char[] password) {
    // Whoever could restore could let in a viewer without a limit.
    library.audience().refuseLimited();
    BackupContent content = read(file, password);
    AtomicReference<Restored> restored = new AtomicReference<>();
    library.write(
        connection -> {
          Restoring restoring = new Restoring(connection, films, files);
          restored.set(restoring.restore(content));
          return List.<TitleId>copyOf(restoring.changed());
        });
    library.writeSeen(connection -> 0);
    library.folderListeners().tell();
    library.filmListeners().tell();
    library.viewerListeners().tell();
    Restored done = restored.get();
    return new Restored(
        done.viewers(), done.visits(), done.folders(), done.films(), another(content));
  }

  private Optional<OwnerAddress> another(BackupContent content) {
    return content
        .account()
        .map(Account::address)
        .filter(address -> !address.equals(identity.address()))
        .filter(address -> hindrance().isEmpty());
  }

  @Override
  public OwnerAddress takeOver(Path file, char[] password) {
    library.audience().refuseLimited();
    Account account =
        read(file, password)
            .account()
            .orElseThrow(() -> new LibraryException(Messages.text("backup.noAccount", file)));
    hindrance()
        .ifPresent(
            why -> {
              throw new LibraryException(Messages.text(why));
            });
    try {
      return keys.adopt(account.key(), password);
    } catch (IdentityException e) {
      throw new LibraryException(Messages.text("backup.notTakenOver", file), e);
    }
  }

  /** Why this home cannot become another account's: what it owns or has paid would be lost. */
  private Optional<String> hindrance() {
    if (ownsFilms()) {
      return Optional.of("backup.ownsFilms");
    }
    // New keys for a film that came from the backup are asked for again by whoever owns it then.
    return library.database().read(PurchaseRows::all).stream()
            .allMatch(purchase -> purchase.order() == Order.REISSUE)
        ? Optional.empty()
        : Optional.of("backup.orders");
  }

  /** What this device has keys of, the account of this home bought. */
  private boolean ownsFilms() {
    return library.database().read(films::all).stream()
        .flatMap(film -> film.licencePackage().shares().stream())
        .anyMatch(share -> share.device().equals(identity.device()));
  }

  private BackupContent read(Path file, char[] password) {
    BackupFile.Opened opened = BackupFile.read(file, password);
    try {
      return BackupContent.of(opened.form(), opened.content(), packages);
    } catch (IOException e) {
      throw new LibraryException(Messages.text("backup.none", file), e);
    }
  }
}
