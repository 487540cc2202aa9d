package app.tangible.library.folders;

import app.tangible.library.Shelf;
import app.tangible.library.Title;
import app.tangible.library.TitleId;
import app.tangible.library.h2.H2Intake;
import app.tangible.library.h2.H2Shelf;
import app.tangible.library.h2.H2Watching;
import app.tangible.library.h2.OpenLibrary;
import app.tangible.library.testing.FixedIdentity;
import app.tangible.library.testing.FolderHome;
import java.lang.annotation.Annotation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.h2.util.OsgiDataSourceFactory;

/** The real shelf with folders that are watched. */
final class Rig implements AutoCloseable {

  static final Duration LONG = Duration.ofSeconds(30);

  final OpenLibrary library;
  final H2Intake intake;
  final H2Shelf shelf;
  final H2Watching watching;
  final ScannedFolders folders;

  Rig(Path home) {
    this(home, "");
  }

  Rig(Path home, String ffprobe) {
    library =
        new OpenLibrary(
            new OsgiDataSourceFactory(new org.h2.Driver()),
            new FolderHome(home),
            new FixedIdentity(7));
    intake = new H2Intake(library);
    shelf = new H2Shelf(library);
    watching = new H2Watching(library);
    folders = new ScannedFolders(intake, new Quick(ffprobe));
  }

  /** Waits until nothing is scanned; what was asked for before is done then. */
  Rig settled() {
    Awaitility.await()
        .atMost(LONG)
        .pollInterval(Duration.ofMillis(10))
        .until(
            () ->
                !folders.now().running()
                    && intake.folders().stream()
                        .allMatch(folder -> folder.scanned().isPresent() || !folder.there()));
    return this;
  }

  List<String> names() {
    return shelf.browse(Shelf.Query.ALL).stream().map(Title::name).toList();
  }

  Title only() {
    List<Title> all = shelf.browse(Shelf.Query.ALL);
    if (all.size() != 1) {
      throw new AssertionError(all);
    }
    return all.getFirst();
  }

  TitleId id(String name) {
    return shelf.browse(Shelf.Query.ALL.text(name)).getFirst().id();
  }

  @Override
  public void close() {
    folders.close();
    library.close();
  }

  /** Short times. */
  @SuppressWarnings("ClassExplicitlyAnnotation")
  private record Quick(String ffprobe) implements ScannedFolders.Config {

    @Override
    public int settleMillis() {
      return 100;
    }

    @Override
    public int rescanMinutes() {
      return 600;
    }

    @Override
    public int awaySeconds() {
      return 1;
    }

    @Override
    public int readers() {
      return 4;
    }

    @Override
    public int deepest() {
      return 8;
    }

    @Override
    public int mostFiles() {
      return 2_000;
    }

    @Override
    public int ffprobeSeconds() {
      return 20;
    }

    @Override
    public Class<? extends Annotation> annotationType() {
      return ScannedFolders.Config.class;
    }
  }
}
