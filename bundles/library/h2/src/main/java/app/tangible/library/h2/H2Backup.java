package app.tangible.library.h2;

import app.tangible.host.ProductHome;
import app.tangible.library.Backup;
import app.tangible.library.LibraryException;
import app.tangible.library.TitleId;
import app.tangible.licence.LicenceChecker;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
  private final int rounds;

  /** On an open library. */
  @Activate
  public H2Backup(
      @Reference OpenLibrary library,
      @Reference ProductHome home,
      @Reference LicenceChecker packages) {
    this(library, home, packages, BackupFile.ROUNDS);
  }

  H2Backup(OpenLibrary library, ProductHome home, LicenceChecker packages, int rounds) {
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
    byte[] content = library.database().read(this::content).bytes(packages);
    try {
      BackupFile.write(file, password, rounds, content);
    } finally {
      Arrays.fill(content, (byte) 0);
    }
  }

  private BackupContent content(Connection connection) throws SQLException {
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
        TidingRows.movedUpTo(connection));
  }

  @Override
  public Restored restore(Path file, char[] password) {
    // Whoever could restore could let in a viewer without a limit.
    library.audience().refuseLimited();
    BackupContent content;
    try {
      content = BackupContent.of(BackupFile.read(file, password), packages);
    } catch (IOException e) {
      throw new LibraryException(Messages.text("backup.none", file), e);
    }
    AtomicReference<Restored> restored = new AtomicReference<>(new Restored(0, 0, 0, 0));
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
    return restored.get();
  }
}
