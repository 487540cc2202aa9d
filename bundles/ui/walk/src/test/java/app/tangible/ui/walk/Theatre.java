package app.tangible.ui.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.tangible.library.Watching;
import app.tangible.library.testing.FakeLibrary;
import app.tangible.library.testing.FakeViewers;
import app.tangible.library.testing.FixedIdentity;
import app.tangible.library.testing.FolderHome;
import app.tangible.metadata.Metadata;
import app.tangible.player.Player;
import app.tangible.ui.Action;
import app.tangible.ui.Page;
import app.tangible.ui.PageInfo;
import app.tangible.ui.Screen;
import app.tangible.ui.View;
import app.tangible.ui.film.FilmPage;
import app.tangible.ui.home.HomePage;
import app.tangible.ui.library.LibraryPage;
import app.tangible.ui.market.MarketPage;
import app.tangible.ui.nowplaying.NowPlayingPage;
import app.tangible.ui.series.SeriesPage;
import app.tangible.ui.settings.SettingsPage;
import app.tangible.ui.shell.Shell;
import app.tangible.ui.storefront.StorefrontPage;
import app.tangible.viewing.local.LocalViewing;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.stage.Window;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.jspecify.annotations.Nullable;

/** The window with every page, on fakes; driven by keys, looked at by text and picture. */
final class Theatre implements AutoCloseable {

  static final Duration PATIENCE = Duration.ofSeconds(20);

  final FakeLibrary library;
  final FakeStore store = new FakeStore(Samples.FILMS.stream().map(Theatre::offerOf).toList());
  final FakeTransfers transfers = new FakeTransfers();
  final FixedIdentity identity = new FixedIdentity(7);
  final FakeDecoder decoder = new FakeDecoder();
  final FakeMarket market;
  final FakeChoices choices = new FakeChoices();
  final SettingsPage settings;
  final LibraryShelf shelf;
  final FakeViewers viewers = FakeViewers.family();

  /** Pages that are not for who has an age limit. */
  static final Set<String> HOUSEHOLD =
      Set.of("settings", "folders", "plugins", "wallet", "phone", "store", "market", "downloads");

  final Shell shell;
  final LocalViewing viewing;
  private final List<Page> pages = new ArrayList<>();
  private final boolean still;
  private @Nullable Signpost signpost;

  /** What the first page is. */
  enum Start {
    HOME,
    LIBRARY
  }

  Theatre(Path home, Path film, Player player, Metadata metadata, String language) {
    this(home, film, player, metadata, language, Start.LIBRARY);
  }

  Theatre(Path home, Path film, Player player, Metadata metadata, String language, Start start) {
    this(home, film, player, metadata, start, Map.of("fullScreen", false, "language", language));
  }

  /** Still, beginning with the library. */
  static Theatre still(Path home, Path film, Player player, Metadata metadata, String language) {
    return new Theatre(
        home,
        film,
        player,
        metadata,
        Start.LIBRARY,
        Map.of("fullScreen", false, "language", language, "reducedMotion", true));
  }

  /** Still, in a window of this size: things are at once where they belong. */
  static Theatre still(Path home, Path film, String language, int width, int height) {
    return new Theatre(
        home,
        film,
        new FakePlayer(),
        query -> List.of(),
        Start.HOME,
        Map.of(
            "fullScreen", false,
            "language", language,
            "width", width,
            "height", height,
            "reducedMotion", true));
  }

  private Theatre(
      Path home,
      Path film,
      Player player,
      Metadata metadata,
      Start start,
      Map<String, Object> configuration) {
    VirtualDisplay.start();
    still = Boolean.TRUE.equals(configuration.get("reducedMotion"));
    library = new FakeLibrary(film);
    market = new FakeMarket(store, library);
    shelf = new LibraryShelf(library);
    Watching watching = new ShelfWatching(shelf);
    shell =
        new Shell(new FolderHome(home), Configured.of(Shell.Config.class, configuration), () -> {});
    if (start == Start.HOME) {
      add(new HomePage(shelf, library, viewers));
    }
    add(new LibraryPage(shelf, library, transfers));
    add(new SeriesPage(shelf, watching));
    add(new StorefrontPage(store, library, metadata));
    settings =
        new SettingsPage(
            identity,
            decoder,
            store,
            new FakePlugins(),
            choices,
            () ->
                List.of(
                    new SettingsPage.Part("H2 Database Engine", "2.4.240", "EPL-1.0"),
                    new SettingsPage.Part("Jackson-core", "2.22.0", "Apache-2.0")),
            "1.0.0");
    add(settings);
    add(new MarketPage(market, library, metadata));
    add(
        new FilmPage(
            shelf,
            watching,
            library,
            new FakeLicences(),
            transfers,
            decoder,
            metadata,
            market,
            store,
            new FakeExport(),
            new FolderHome(home)));
    viewing =
        new LocalViewing(
            new FolderHome(home),
            identity,
            shelf,
            new LibraryWatching(library, shelf),
            viewers,
            library,
            transfers,
            decoder,
            market,
            player,
            null,
            null,
            Configured.of(
                LocalViewing.Config.class, Map.of("rememberSeconds", 1, "idleSeconds", 0)));
    add(new NowPlayingPage(viewing, player, shelf, null));
  }

  private static app.tangible.store.Offer offerOf(Samples.Sample sample) {
    return Samples.offer(Samples.FILMS.indexOf(sample));
  }

  private void add(Page page) {
    add(page, properties(page.getClass()));
  }

  /** One more page. */
  void add(Page page, Map<String, Object> properties) {
    pages.add(page);
    shell.addPage(page, properties);
  }

  /** It goes, as with its bundle. */
  void remove(Page page) {
    pages.remove(page);
    shell.removePage(page);
  }

  /** What bnd makes of the annotation; its retention is CLASS, so the pages say it here again. */
  private static Map<String, Object> properties(Class<?> page) {
    return switch (page.getSimpleName()) {
      case "HomePage" -> properties("home", 50, true, app.tangible.ui.Icons.HOME);
      case "SeriesPage" -> properties("series", 810, false, "");
      case "LibraryPage" -> properties("library", 100, true, app.tangible.ui.Icons.FILMS);
      case "StorefrontPage" -> properties("store", 200, true, app.tangible.ui.Icons.STORE);
      case "MarketPage" -> properties("market", 300, true, app.tangible.ui.Icons.MARKET);
      case "SettingsPage" -> properties("settings", 900, true, app.tangible.ui.Icons.SETTINGS);
      case "FilmPage" -> properties("film", 800, false, "");
      case "NowPlayingPage" -> properties("playing", 900, false, "");
      default -> throw new IllegalArgumentException(PageInfo.PREFIX_ + page);
    };
  }

  static Map<String, Object> properties(String id, int order, boolean menu, String icon) {
    return Map.of(
        "page.id", id,
        "page.order", order,
        "page.menu", menu,
        "page.icon", icon,
        "page.household", HOUSEHOLD.contains(id));
  }

  static <T> T onScreen(Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    Platform.runLater(task);
    try {
      return task.get(20, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  static @Nullable Scene scene() {
    return Window.getWindows().stream()
        .filter(window -> window instanceof Stage && window.isShowing())
        .map(Window::getScene)
        .findFirst()
        .orElse(null);
  }

  void press(KeyCode... keys) {
    for (KeyCode key : keys) {
      onScreen(
          () -> {
            Scene scene = scene();
            EventTarget target = scene.getFocusOwner() == null ? scene : scene.getFocusOwner();
            Event.fireEvent(
                target,
                new KeyEvent(
                    KeyEvent.KEY_PRESSED,
                    KeyEvent.CHAR_UNDEFINED,
                    key.getName(),
                    key,
                    false,
                    false,
                    false,
                    false));
            return null;
          });
    }
  }

  /** As a keyboard does. */
  void type(String text) {
    shell.type(text);
  }

  /** Leads to a page by way of a signpost that is in the menu. */
  void open(String page, Map<String, String> arguments) {
    if (signpost == null) {
      signpost = new Signpost();
      add(signpost, properties("signpost", 9_999, true, ""));
    }
    signpost.show(page, arguments);
    focusOn("menu-signpost");
    press(KeyCode.ENTER);
    awaitFocus("signpost-go");
    press(KeyCode.ENTER);
  }

  private static final class Signpost implements Page {

    private volatile String page = "";
    private volatile Map<String, String> arguments = Map.of();

    void show(String next, Map<String, String> with) {
      page = next;
      arguments = with;
    }

    @Override
    public View open(Screen screen, Map<String, String> none) {
      Action go = new Action("signpost-go", page, "", () -> screen.open(page, arguments));
      return () -> go;
    }
  }

  String focus() {
    return onScreen(
        () -> {
          Scene scene = scene();
          Node owner = scene == null ? null : scene.getFocusOwner();
          return owner == null || owner.getId() == null ? "" : owner.getId();
        });
  }

  /** Goes there without the way; for pictures only, a person has but the keys. */
  void focusOn(String id) {
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                onScreen(
                    () -> {
                      Node node = scene() == null ? null : scene().lookup("#" + id);
                      if (node != null) {
                        node.requestFocus();
                      }
                      return node != null;
                    }));
    awaitFocus(id);
  }

  void awaitFocus(String id) {
    await().atMost(PATIENCE).until(this::focus, id::equals);
  }

  void awaitFocus(Predicate<String> id) {
    await().atMost(PATIENCE).until(this::focus, id);
  }

  void awaitText(String text) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(texts()).anyMatch(shown -> shown.contains(text)));
  }

  List<String> texts() {
    return onScreen(
        () -> {
          List<String> texts = new ArrayList<>();
          Scene scene = scene();
          if (scene != null) {
            collect(scene.getRoot(), texts);
          }
          return texts;
        });
  }

  private static void collect(Node node, List<String> texts) {
    if (!node.isVisible()) {
      return;
    }
    if (node instanceof Text text) {
      texts.add(text.getText());
    } else if (node instanceof Labeled labeled && labeled.getText() != null) {
      texts.add(labeled.getText());
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, texts));
    }
  }

  /** Waits for animations to come to rest, then takes a picture of the window. */
  BufferedImage shot(String name) throws IOException {
    rest();
    WritableImage image = onScreen(() -> scene().snapshot(null));
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    int[] pixels = new int[width * height];
    image
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    picture.setRGB(0, 0, width, height, pixels, 0, width);
    Path file = Path.of("target", "screenshots", name + ".png");
    Files.createDirectories(file.getParent());
    write(picture, file);
    return picture;
  }

  /** Quickly: the files are looked at, not kept. */
  private static void write(BufferedImage picture, Path file) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    ImageWriteParam parameters = writer.getDefaultWriteParam();
    parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    parameters.setCompressionQuality(0.85f);
    Files.deleteIfExists(file);
    try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(picture, null, null), parameters);
    } finally {
      writer.dispose();
    }
  }

  /** Until the animations, of 180 ms at most, are over and drawn. */
  void rest() {
    CountDownLatch drawn = new CountDownLatch(4);
    long start = System.nanoTime();
    AnimationTimer frames =
        new AnimationTimer() {
          @Override
          public void handle(long now) {
            if (System.nanoTime() - start > TimeUnit.MILLISECONDS.toNanos(still ? 60 : 300)) {
              drawn.countDown();
            }
          }
        };
    onScreen(
        () -> {
          frames.start();
          return null;
        });
    try {
      drawn.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    onScreen(
        () -> {
          frames.stop();
          return null;
        });
  }

  @Override
  public void close() {
    pages.reversed().forEach(shell::removePage);
    try {
      shell.close();
      viewing.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    await().atMost(PATIENCE).until(() -> onScreen(() -> scene() == null));
  }
}
