package app.tangible.ui.walk;

import static org.awaitility.Awaitility.await;

import app.tangible.library.Watching;
import app.tangible.library.testing.FakeLibrary;
import app.tangible.library.testing.FakeViewers;
import app.tangible.library.testing.FixedIdentity;
import app.tangible.library.testing.FolderHome;
import app.tangible.metadata.Metadata;
import app.tangible.player.Player;
import app.tangible.ui.Page;
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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;

/** The window with every page, on fakes; driven by keys, looked at by text and picture. */
final class Theatre extends Seat implements AutoCloseable {

  final FakeLibrary library;
  final FakeStore store = new FakeStore(Samples.FILMS.stream().map(Theatre::offerOf).toList());
  final FakeTransfers transfers = new FakeTransfers();
  final FixedIdentity identity = new FixedIdentity(7);
  final FakeDecoder decoder = new FakeDecoder();
  final FakeMarket market;
  final FakeChoices choices = new FakeChoices();
  final Metadata metadata;
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
    return still(home, film, new FakePlayer(), query -> List.of(), language, width, height);
  }

  /** The same with this player and these facts about films. */
  static Theatre still(
      Path home,
      Path film,
      Player player,
      Metadata metadata,
      String language,
      int width,
      int height) {
    return new Theatre(
        home,
        film,
        player,
        metadata,
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
    this.metadata = metadata;
    library = new FakeLibrary(film);
    market = new FakeMarket(store, library);
    shelf = new LibraryShelf(library);
    Watching watching = new ShelfWatching(shelf);
    shell =
        new Shell(new FolderHome(home), Configured.of(Shell.Config.class, configuration), () -> {});
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
    if (start == Start.HOME) {
      HomePage first = new HomePage(shelf, library, viewers);
      first.setViewing(viewing);
      add(first);
    }
    add(new LibraryPage(shelf, library, transfers));
    add(new SeriesPage(shelf, watching, metadata));
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
            "1.0.0",
            player,
            metadata);
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
    add(new NowPlayingPage(viewing, player, shelf, null));
    onScreen(
        () -> {
          new Robot().mouseMove(3839, 2159); // out of the way: what lies under it looks different
          return null;
        });
  }

  private static app.tangible.store.Offer offerOf(Samples.Sample sample) {
    return Samples.offer(Samples.FILMS.indexOf(sample));
  }

  /** One more page, as its bundle registers it. */
  void add(Page page) {
    add(page, Registered.of(page.getClass()));
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

  static Map<String, Object> properties(String id, int order, boolean menu, String icon) {
    return Map.of(
        "page.id", id,
        "page.order", order,
        "page.menu", menu,
        "page.icon", icon,
        "page.household", HOUSEHOLD.contains(id));
  }

  /** As a keyboard does. */
  void type(String text) {
    shell.type(text);
  }

  /** Leads to a page by way of a signpost, which is in the menu for as long as it is needed. */
  void open(String page, Map<String, String> arguments) {
    Signpost signpost = new Signpost(page, arguments);
    add(signpost, properties("signpost", 9_999, true, ""));
    pressOn("menu-signpost");
    awaitFocus("signpost-go");
    onScreen(
        () -> {
          scene().lookup(".notice").setVisible(false); // it was for the page before
          return null;
        });
    press(KeyCode.ENTER);
    remove(signpost);
  }

  /** Takes a picture of the window once things are at rest; see {@link Camera}. */
  BufferedImage shot(String name) {
    rest();
    return Camera.shot(name);
  }

  /** Until the animations, of 260 ms at most, are over and drawn. */
  void rest() {
    Camera.rest(still ? 30 : 300);
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
    Camera.developed();
  }
}
