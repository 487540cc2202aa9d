package app.tangible.ui.walk;

import static org.awaitility.Awaitility.await;

import app.tangible.licence.Refusal;
import app.tangible.player.Playback;
import app.tangible.store.Deal;
import app.tangible.store.DealState;
import app.tangible.store.Purchase.Stage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Takes the pictures of every page in both languages, to be looked at. */
class ScreenshotsTest {

  @TempDir Path folder;

  private final FakePlayer player = new FakePlayer();

  @ParameterizedTest
  @ValueSource(strings = {"en", "fr"})
  void everyPageShowsSomething(String language) throws Exception {
    Path film = Files.writeString(folder.resolve("film"), "not a real film");
    try (Theatre theatre = Theatre.still(folder, film, player, Furnished.FACTS, language)) {
      theatre.awaitFocus("open-store");
      theatre.shelf.paint();
      shot(theatre, language, "01-library-empty");
      fill(theatre);
      theatre.awaitText("21 tit");
      theatre.press(KeyCode.UP, KeyCode.UP, KeyCode.UP, KeyCode.UP, KeyCode.UP);
      theatre.awaitFocus(id -> id.startsWith("menu-"));
      theatre.focusOn("title-licence-" + Samples.licence(0));
      theatre.press(KeyCode.RIGHT);
      shot(theatre, language, "02-library");
      theatre.press(KeyCode.DOWN, KeyCode.DOWN);
      shot(theatre, language, "03-library-scrolled");
      theatre.press(KeyCode.UP, KeyCode.UP, KeyCode.LEFT);
      film(theatre, language);
      playing(theatre, language);
      store(theatre, language);
      buy(theatre, language);
      market(theatre, language);
      settings(theatre, language);
      trouble(theatre, language);
    }
  }

  private static void fill(Theatre theatre) {
    for (int i = Samples.FILMS.size() + 7; i >= 0; i--) {
      Duration resume = i % 4 == 1 ? Duration.ofSeconds(120) : Duration.ZERO;
      theatre.library.keep(Samples.owned(i, resume, i != 2));
    }
    theatre.transfers.of(Samples.filmId(2), 474_000_000).at(203_000_000, 11_400_000);
  }

  private void film(Theatre theatre, String language) {
    theatre.pressOn("title-licence-" + Samples.licence(2));
    theatre.awaitText("203");
    shot(theatre, language, "04-film-fetching");
    theatre.press(KeyCode.ESCAPE);
    theatre.pressOn("title-licence-" + Samples.licence(0));
    theatre.awaitFocus("play");
    theatre.awaitText("Open Movies");
    shot(theatre, language, "05-film");
    theatre.press(KeyCode.DOWN);
    theatre.awaitFocus("sell");
    theatre.press(KeyCode.DOWN);
    theatre.awaitFocus("proof");
    shot(theatre, language, "06-film-proof");
  }

  private void playing(Theatre theatre, String language) {
    theatre.focusOn("play");
    theatre.awaitFocus("play");
    theatre.press(KeyCode.ENTER);
    await().atMost(Theatre.PATIENCE).until(() -> player.now().state() == Playback.State.PLAYING);
    player.at(Playback.State.PLAYING, Duration.ofSeconds(204), Duration.ofSeconds(596));
    theatre.awaitText("3:24");
    shot(theatre, language, "07-playing");
    theatre.press(KeyCode.ESCAPE);
    theatre.awaitFocus("play");
  }

  private static void store(Theatre theatre, String language) {
    for (int i : new int[] {3, 6, 7, 9, 10, 11, 16, 19, 20}) {
      theatre.library.lose(Samples.licence(i));
    }
    theatre.focusOn("menu-store");
    shot(theatre, language, "08-menu");
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus("offer-0");
    shot(theatre, language, "09-store");
  }

  private static void buy(Theatre theatre, String language) {
    theatre.press(KeyCode.DOWN, KeyCode.DOWN);
    theatre.awaitFocus("offer-12");
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus("open-film"); // it is in the library
    theatre.press(KeyCode.ESCAPE);
    theatre.library.lose(Samples.licence(12));
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus("buy");
    shot(theatre, language, "10-offer");
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus("pay");
    shot(theatre, language, "11-offer-confirm");
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus("back");
    await().atMost(Theatre.PATIENCE).until(() -> !theatre.store.purchases().isEmpty());
    theatre.store.last().at(Stage.CERTIFYING, 0, 0, 0, "");
    shot(theatre, language, "12-buying-certificate");
    theatre.store.last().licensed(Samples.licence(12));
    theatre.store.last().at(Stage.FETCHING, 203_000_000, 474_000_000, 11_400_000, "");
    theatre.awaitText("203");
    shot(theatre, language, "13-buying-fetch");
  }

  private static void market(Theatre theatre, String language) {
    int[] films = {4, 1, 9, 6, 12, 10, 3};
    for (int i = 0; i < films.length; i++) {
      theatre.market.offer(FakeMarket.resale(films[i], Deal.SALE, 450 + 50L * i));
    }
    theatre.market.offerToMe(FakeMarket.resale(8, Deal.GIFT, 0));
    theatre.market.offerToMe(FakeMarket.resale(11, Deal.LOAN, 0));
    theatre.pressOn("menu-market");
    theatre.awaitFocus("resale-r4");
    shot(theatre, language, "20-market-offers");
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus("accept");
    shot(theatre, language, "21-resale");
    theatre.press(KeyCode.ESCAPE);
    theatre.pressOn("market-forme");
    theatre.awaitText("K7QF3");
    theatre.focusOn("resale-r8");
    shot(theatre, language, "22-market-to-me");
    theatre.pressOn("market-mine");
    theatre.focusOn("open-library");
    shot(theatre, language, "23-market-mine-none");
    theatre.market.put(FakeMarket.sale(2, Deal.SALE, DealState.SOLD, true));
    theatre.market.put(FakeMarket.sale(5, Deal.GIFT, DealState.GIVEN, true));
    theatre.market.put(FakeMarket.sale(7, Deal.LOAN, DealState.LENT, false));
    theatre.market.put(FakeMarket.sale(0, Deal.SALE, DealState.OPEN, false));
    theatre.focusOn("cancel-offer-o0");
    shot(theatre, language, "24-market-mine");
    theatre.pressOn("menu-library");
    theatre.pressOn("title-licence-" + Samples.licence(0));
    theatre.awaitFocus("to-market");
    shot(theatre, language, "26-film-on-offer");
    theatre.market.put(FakeMarket.sale(0, Deal.SALE, DealState.CANCELLED, true));
    theatre.pressOn("sell");
    theatre.awaitFocus("price-up");
    shot(theatre, language, "27-sell");
    theatre.press(KeyCode.ESCAPE);
    theatre.pressOn("lend");
    theatre.focusOn("household-code");
    theatre.press(KeyCode.A, KeyCode.B, KeyCode.C, KeyCode.DOWN, KeyCode.RIGHT);
    shot(theatre, language, "28-lend");
    theatre.press(KeyCode.ESCAPE);
    theatre.pressOn("give");
    theatre.focusOn("household-code");
    theatre.press(KeyCode.A, KeyCode.B, KeyCode.C, KeyCode.D, KeyCode.E);
    theatre.press(KeyCode.DIGIT2, KeyCode.DIGIT3, KeyCode.DIGIT4, KeyCode.DIGIT5, KeyCode.DIGIT6);
    theatre.awaitFocus("confirm-offer");
    shot(theatre, language, "29-give");
    theatre.press(KeyCode.ESCAPE);
    theatre.awaitFocus("give");
    theatre.focusOn("export-proof");
    shot(theatre, language, "30-film-proof-export");
  }

  private static void settings(Theatre theatre, String language) {
    theatre.pressOn("menu-settings");
    theatre.awaitFocus("section-general");
    shot(theatre, language, "14-settings");
    theatre.focusOn("section-household");
    theatre.press(KeyCode.RIGHT);
    theatre.awaitFocus("strict");
    theatre.awaitText("L0");
    theatre.press(KeyCode.ENTER);
    theatre.awaitText(language.equals("en") ? "On:" : "Activé");
    shot(theatre, language, "31-settings-strict");
    theatre.press(KeyCode.ENTER);
    theatre.awaitText(language.equals("en") ? "Off:" : "Désactivé");
  }

  private void trouble(Theatre theatre, String language) {
    theatre.store.reachable(false);
    theatre.pressOn("menu-store");
    theatre.awaitFocus("retry");
    shot(theatre, language, "15-store-unreachable");
    theatre.decoder.refuse(Refusal.LEASE_EXPIRED);
    theatre.pressOn("menu-library");
    theatre.awaitFocus("title-licence-" + Samples.licence(0));
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus("play");
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus("back");
    theatre.awaitText(language.equals("en") ? "What to do" : "Que faire");
    shot(theatre, language, "16-refused");
  }

  private static void shot(Theatre theatre, String language, String name) {
    theatre.shot(language + "-" + name);
  }
}
