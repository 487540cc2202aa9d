package app.tangible.viewing.local;

import static org.awaitility.Awaitility.await;

import app.tangible.library.Title;
import app.tangible.library.TitleDetail;
import app.tangible.library.TitleId;
import app.tangible.library.testing.FakeLibrary;
import app.tangible.library.testing.FakeShelf;
import app.tangible.library.testing.FakeViewers;
import app.tangible.library.testing.FakeWatching;
import app.tangible.library.testing.FixedIdentity;
import app.tangible.library.testing.FolderHome;
import app.tangible.player.Display;
import app.tangible.player.Playback;
import app.tangible.viewing.Scene;
import app.tangible.viewing.testing.FakePlayer;
import java.lang.annotation.Annotation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** A household with ordinary titles, a player that plays nothing, and a clock that stands. */
final class House implements AutoCloseable {

  static final Duration PATIENCE = Duration.ofSeconds(30);

  final FakePlayer player = new FakePlayer();
  final FakeShelf shelf;
  final FakeWatching watching;
  final FakeViewers viewers = FakeViewers.family();
  final Moving clock = new Moving();
  final List<String> display = new CopyOnWriteArrayList<>();
  final LocalViewing viewing;

  private record Settings() implements LocalViewing.Config {

    @Override
    public int rememberSeconds() {
      return 1;
    }

    @Override
    public int countdownSeconds() {
      return 10;
    }

    @Override
    public int idleSeconds() {
      return 0;
    }

    @Override
    public int stillsMebibytes() {
      return 1;
    }

    @Override
    public Class<? extends Annotation> annotationType() {
      return LocalViewing.Config.class;
    }
  }

  private final class Noted implements Display {

    @Override
    public Optional<Mode> now() {
      return Optional.empty();
    }

    @Override
    public boolean canSwitch() {
      return true;
    }

    @Override
    public boolean follows() {
      return true;
    }

    @Override
    public void follow(boolean wanted) {}

    @Override
    public void suit(double framesPerSecond) {
      display.add("suit " + framesPerSecond);
    }

    @Override
    public void restore() {
      display.add("restore");
    }
  }

  House(Path folder, Title... titles) {
    this(folder, new SealedFilms(new FakeLibrary(), null, null, null), titles);
  }

  House(Path folder, SealedFilms sealed, Title... titles) {
    shelf = FakeShelf.with(titles);
    watching = new FakeWatching(shelf);
    viewing =
        new LocalViewing(
            new FolderHome(folder),
            new FixedIdentity(7),
            new Titles(shelf, sealed),
            new Audience(watching, viewers, new Choices(new FolderHome(folder).folder("viewing"))),
            player,
            new Noted(),
            null,
            new Settings(),
            clock);
  }

  /** Puts files behind a title. */
  void files(TitleId id, Path... files) {
    shelf.put(
        new TitleDetail(
            shelf.title(id).orElseThrow(),
            "",
            "",
            "",
            List.of(),
            List.of(),
            List.of(),
            0,
            "",
            Map.of(),
            Optional.empty(),
            Optional.empty(),
            List.of(files),
            List.of(),
            Optional.empty()));
  }

  Scene awaitScene(Predicate<Scene> wanted) {
    return await().atMost(PATIENCE).until(viewing::now, wanted);
  }

  void awaitOn(TitleId id) {
    awaitScene(scene -> scene.stage() == Scene.Stage.ON && scene.title().equals(Optional.of(id)));
    await().atMost(PATIENCE).until(() -> player.now().state() == Playback.State.PLAYING);
  }

  @Override
  public void close() {
    try {
      viewing.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
