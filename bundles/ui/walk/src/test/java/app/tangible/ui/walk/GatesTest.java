package app.tangible.ui.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.tangible.library.TitleId;
import app.tangible.ui.Page;
import app.tangible.ui.downloads.DownloadsPage;
import app.tangible.ui.film.FilmPage;
import app.tangible.ui.folders.FoldersPage;
import app.tangible.ui.home.HomePage;
import app.tangible.ui.library.LibraryPage;
import app.tangible.ui.market.MarketPage;
import app.tangible.ui.nowplaying.NowPlayingPage;
import app.tangible.ui.phone.PhonePage;
import app.tangible.ui.plugins.PluginsPage;
import app.tangible.ui.series.SeriesPage;
import app.tangible.ui.settings.SettingsPage;
import app.tangible.ui.storefront.StorefrontPage;
import app.tangible.ui.viewers.ViewersPage;
import app.tangible.ui.wallet.WalletPage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a child finds where only those without an age limit get in, by five keys. */
class GatesTest {

  private static final int CHILD = 2;

  @TempDir static Path folder;

  private static Theatre theatre;
  private static HousePages house;

  @BeforeAll
  static void open() {
    theatre =
        Theatre.still(folder.resolve("home"), folder, new FakePlayer(), query -> List.of(), "en");
    house = new HousePages(theatre, folder);
    theatre.add(new PluginsPage(new FakePlugins()), Theatre.properties("plugins", 940, false, ""));
    theatre.add(new PhonePage(new FakePhones(), null), Theatre.properties("phone", 930, false, ""));
    theatre.shell.setViewers(house.viewers);
    theatre.awaitFocus("open-store");
  }

  @BeforeEach
  void aParentWatches() {
    house.viewers.enter(1, "1234");
  }

  @AfterAll
  static void close() {
    theatre.close();
  }

  @Test
  void aChildFindsWhoCanOpenItAtEveryDoor() throws Exception {
    house.viewers.enter(CHILD, "");
    for (String page : Theatre.HOUSEHOLD.stream().sorted().toList()) {
      theatre.open(page, Map.of());
      theatre.awaitFocus("gate-viewers");
      theatre.awaitText("Ask someone without an age limit");
    }
    theatre.shot("gate");
  }

  @Test
  void aParentTakesOverWithThePinAndThePageOpens() {
    house.viewers.enter(CHILD, "");
    theatre.open("settings", Map.of("section", "library"));
    theatre.awaitFocus("gate-viewers");
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus("viewer-2");
    theatre.press(KeyCode.LEFT, KeyCode.ENTER);
    theatre.awaitFocus("pin-1");
    theatre.type("1234");
    theatre.focusOn("pin-done");
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus("section-library");
    assertThat(house.viewers.current().number()).isEqualTo(1);
  }

  @Test
  void aPageThatAParentLeftOpenIsShutBehindAChild() {
    theatre.open("settings", Map.of());
    theatre.awaitFocus("section-general");
    house.viewers.enter(CHILD, "");
    theatre.awaitFocus("gate-viewers");
    assertThat(theatre.texts()).doesNotContain("Plug-ins");

    house.viewers.enter(1, "1234");
    theatre.awaitFocus("section-general");
  }

  @Test
  void aPageThatLiesBehindAnotherIsShutToo() {
    theatre.open("settings", Map.of("section", "library"));
    theatre.awaitFocus("section-library");
    theatre.focusOn("history");
    theatre.press(KeyCode.ENTER);
    await().atMost(Theatre.PATIENCE).until(() -> !theatre.focus().equals("history"));
    house.viewers.enter(CHILD, "");
    theatre.rest();
    theatre.press(KeyCode.ESCAPE);
    theatre.awaitFocus("gate-viewers");
  }

  @Test
  void aChildIsNotOfferedWhatItMayNotOpen() {
    theatre.library.keep(Samples.owned(0, Duration.ZERO, true));
    theatre.open("film", Map.of("title", TitleId.of(Samples.licence(0)).value()));
    theatre.awaitText("Sell");
    house.viewers.enter(CHILD, "");
    awaitNo("Sell");
    house.viewers.enter(1, "1234");
    theatre.awaitText("Sell");
  }

  @Test
  void aChildIsNotOfferedToFetchWhatWasGivenUp() {
    theatre.library.keep(Samples.owned(1, Duration.ZERO, false));
    theatre.library.leaveOut(Samples.filmId(1));
    theatre.open("film", Map.of("title", TitleId.of(Samples.licence(1)).value()));
    theatre.awaitText("Fetch it again");
    house.viewers.enter(CHILD, "");
    awaitNo("Fetch it again");
    theatre.awaitText("Somebody who may open Downloads");
    house.viewers.enter(1, "1234");
    theatre.awaitText("Fetch it again");
  }

  private static void awaitNo(String text) {
    await()
        .atMost(Theatre.PATIENCE)
        .untilAsserted(() -> assertThat(theatre.texts()).doesNotContain(text));
  }

  @Test
  void whatIsWatchedIsOpenToAChild() {
    house.viewers.enter(CHILD, "");
    theatre.open("library", Map.of());
    await()
        .atMost(Theatre.PATIENCE)
        .untilAsserted(() -> assertThat(theatre.focus()).isNotIn("gate-viewers", "signpost-go"));
    theatre.open("viewers", Map.of());
    theatre.awaitFocus("viewer-2");
  }

  @Test
  void theServicesOfThePagesSayTheSame() {
    List<Class<? extends Page>> pages =
        List.of(
            DownloadsPage.class,
            FilmPage.class,
            FoldersPage.class,
            HomePage.class,
            LibraryPage.class,
            MarketPage.class,
            NowPlayingPage.class,
            PhonePage.class,
            PluginsPage.class,
            SeriesPage.class,
            SettingsPage.class,
            StorefrontPage.class,
            ViewersPage.class,
            WalletPage.class);
    Set<Object> marked =
        pages.stream()
            .map(Registered::of)
            .filter(properties -> Boolean.TRUE.equals(properties.get("page.household")))
            .map(properties -> properties.get("page.id"))
            .collect(Collectors.toSet());
    assertThat(marked).isEqualTo(Theatre.HOUSEHOLD);
  }
}
