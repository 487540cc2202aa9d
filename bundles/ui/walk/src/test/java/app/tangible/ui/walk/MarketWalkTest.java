package app.tangible.ui.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.tangible.licence.Refusal;
import app.tangible.player.Playback;
import app.tangible.store.Deal;
import app.tangible.store.DealState;
import app.tangible.store.Money;
import app.tangible.store.Purchase.Stage;
import app.tangible.store.Sale;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sells, gives, lends, buys and borrows with nothing but five keys. */
class MarketWalkTest {

  @TempDir Path folder;

  private final FakePlayer player = new FakePlayer();
  private Theatre theatre;

  @BeforeEach
  void open() throws IOException {
    Path film = Files.writeString(folder.resolve("film"), "not a real film");
    theatre = new Theatre(folder, film, player, query -> List.of(), "en");
    theatre.awaitFocus("open-store");
    theatre.library.keep(Samples.owned(0, Duration.ZERO, true));
    theatre.awaitFocus("title-licence-" + Samples.licence(0));
  }

  @AfterEach
  void close() {
    theatre.close();
  }

  /** From the library to the row of buttons that sell, give and lend. */
  private void toTheDeals() {
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus("play");
    theatre.press(KeyCode.DOWN);
    theatre.awaitFocus("sell");
  }

  private Sale sale() {
    return theatre.market.mine().getFirst();
  }

  private void awaitSale(DealState state) {
    await()
        .atMost(Theatre.PATIENCE)
        .until(() -> !theatre.market.mine().isEmpty() && sale().state() == state);
  }

  @Test
  void sellsAFilmForEightAndTakesItBack() {
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus("play");
    theatre.press(KeyCode.DOWN);
    theatre.awaitFocus("sell");
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus("price-up");
    theatre.awaitText("€8.00");
    theatre.awaitText("You receive €6.40, studio €1.20, Tangible €0.40");
    theatre.press(KeyCode.ENTER, KeyCode.ENTER);
    theatre.awaitText("You receive €7.20, studio €1.35, Tangible €0.45");
    theatre.press(KeyCode.LEFT, KeyCode.ENTER, KeyCode.ENTER);
    theatre.awaitText("You receive €6.40, studio €1.20, Tangible €0.40");
    theatre.awaitText("destroys this film’s keys");
    theatre.press(KeyCode.DOWN);
    theatre.awaitFocus("confirm-offer");
    theatre.press(KeyCode.ENTER);
    awaitSale(DealState.PARKING);
    assertThat(sale().price()).isEqualTo(new Money(800, "EUR"));
    theatre.awaitText("Being put on offer");
    theatre.awaitFocus("to-market");
    theatre.market.put(FakeMarket.at(sale(), DealState.OPEN, false));
    theatre.awaitText("On offer · €8.00");
    assertThat(theatre.texts()).doesNotContain("Play", "Sell");
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus(id -> id.equals("cancel-offer-o1"));
    theatre.press(KeyCode.ENTER);
    awaitSale(DealState.CANCELLING);
    theatre.awaitText("Being taken back");
    theatre.market.put(FakeMarket.at(sale(), DealState.CANCELLED, false));
    theatre.awaitText("Coming home");
    theatre.market.put(FakeMarket.at(sale(), DealState.CANCELLED, true));
    theatre.awaitText("It plays here again");
    theatre.press(KeyCode.ESCAPE);
    theatre.awaitFocus(id -> id.equals("play") || id.equals("back") || id.equals("sell"));
    theatre.awaitText("Sell");
  }

  @Test
  void givesToTheHouseholdWhoseCodeIsTypedOnFiveKeys() {
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus("play");
    theatre.press(KeyCode.DOWN, KeyCode.RIGHT);
    theatre.awaitFocus("give");
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus("household-code");
    for (char character : FakeMarket.FRIEND.toCharArray()) {
      walkTo("key-" + character);
      theatre.press(KeyCode.ENTER);
    }
    theatre.awaitFocus("confirm-offer");
    theatre.awaitText("Found: the household");
    theatre.press(KeyCode.ENTER);
    awaitSale(DealState.PARKING);
    assertThat(sale().deal()).isEqualTo(Deal.GIFT);
  }

  /** Arrows only: first to the line, then along it. */
  private void walkTo(String id) {
    for (int presses = 0; presses < 40 && !theatre.focus().equals(id); presses++) {
      theatre.press(towards(id));
    }
    assertThat(theatre.focus()).isEqualTo(id);
  }

  private KeyCode towards(String id) {
    return Theatre.onScreen(
        () -> {
          Node from = Theatre.scene().getFocusOwner();
          var wanted = Theatre.scene().lookup("#" + id);
          var to = wanted.localToScene(wanted.getLayoutBounds());
          var at = from.localToScene(from.getLayoutBounds());
          if (Math.abs(to.getCenterY() - at.getCenterY()) > 20) {
            return to.getCenterY() > at.getCenterY() ? KeyCode.DOWN : KeyCode.UP;
          }
          return to.getCenterX() > at.getCenterX() ? KeyCode.RIGHT : KeyCode.LEFT;
        });
  }

  @Test
  void aWrongCodeIsSaidAndCanBeCorrected() {
    toTheDeals();
    theatre.press(KeyCode.RIGHT, KeyCode.ENTER);
    theatre.awaitFocus("household-code");
    for (String character : (FakeMarket.FRIEND.substring(0, 9) + "Z").split("")) {
      theatre.press(
          character.matches("\\d")
              ? KeyCode.valueOf("DIGIT" + character)
              : KeyCode.valueOf(character));
    }
    theatre.awaitText("There is no household with this code.");
    assertThat(Theatre.onScreen(() -> Theatre.scene().lookup("#confirm-offer").isVisible()))
        .isFalse();
    theatre.press(KeyCode.DELETE, KeyCode.DIGIT6);
    theatre.awaitFocus("confirm-offer");
  }

  @Test
  void lendsForSomeDays() {
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus("play");
    theatre.press(KeyCode.DOWN, KeyCode.RIGHT, KeyCode.RIGHT);
    theatre.awaitFocus("lend");
    theatre.press(KeyCode.ENTER);
    theatre.awaitText("7 days");
    theatre.pressOn("days-up");
    theatre.press(KeyCode.ENTER, KeyCode.ENTER);
    theatre.awaitText("10 days");
    theatre.focusOn("household-code");
    type(FakeMarket.FRIEND);
    theatre.awaitFocus("confirm-offer");
    theatre.press(KeyCode.ENTER);
    awaitSale(DealState.PARKING);
    assertThat(sale().until()).hasValue(sale().since().plus(Duration.ofDays(10)));
  }

  private void type(String code) {
    for (String character : code.split("")) {
      theatre.press(
          character.matches("\\d")
              ? KeyCode.valueOf("DIGIT" + character)
              : KeyCode.valueOf(character));
    }
  }

  @Test
  void buysFromAnotherHouseholdInTheStoresOwnView() {
    theatre.market.offer(FakeMarket.resale(4, Deal.SALE, 800));
    theatre.pressOn("menu-market");
    theatre.awaitFocus("resale-r4");
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus("accept");
    theatre.awaitText("The seller receives €6.40, the studio €1.20, Tangible €0.40.");
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus("pay");
    theatre.press(KeyCode.ENTER);
    theatre.awaitText("Order placed");
    theatre.store.last().at(Stage.CERTIFYING, 0, 0, 0, "");
    theatre.awaitText("Writing your certificate");
    theatre.library.keep(Samples.owned(4, Duration.ZERO, true));
    theatre.store.last().licensed(Samples.licence(4));
    theatre.store.last().at(Stage.OWNED, 1, 1, 0, "");
    theatre.awaitFocus("open-film");
    theatre.press(KeyCode.ESCAPE);
    theatre.awaitFocus(id -> id.equals("follow") || id.equals("back"));
    assertThat(theatre.store.purchases()).hasSize(1);
  }

  @Test
  void borrowsWithoutAQuestionOfMoney() {
    theatre.market.offerToMe(FakeMarket.resale(5, Deal.LOAN, 0));
    theatre.pressOn("menu-market");
    theatre.awaitFocus("retry");
    theatre.press(KeyCode.UP, KeyCode.RIGHT);
    theatre.pressOn("market-forme");
    theatre.awaitText("K7QF3 M2PX9");
    theatre.awaitText("Agent 327");
    theatre.press(KeyCode.DOWN);
    theatre.awaitFocus("resale-r5");
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus("accept");
    theatre.awaitText("Lent to you until");
    theatre.press(KeyCode.ENTER);
    await().atMost(Theatre.PATIENCE).until(() -> !theatre.store.purchases().isEmpty());
    assertThat(theatre.store.last().resale().orElseThrow().deal()).isEqualTo(Deal.LOAN);
  }

  @Test
  void everyStateHasItsWordsInTheList() {
    theatre.pressOn("menu-market");
    theatre.pressOn("market-mine");
    theatre.awaitText("You offer nothing");
    for (DealState state : DealState.values()) {
      for (boolean over : new boolean[] {false, true}) {
        theatre.market.put(FakeMarket.sale(1, Deal.SALE, state, over));
        await()
            .atMost(Theatre.PATIENCE)
            .untilAsserted(
                () ->
                    assertThat(theatre.texts())
                        .as(state.name())
                        .contains("Sintel")
                        .noneMatch(text -> text.startsWith("deal.")));
      }
    }
  }

  @Test
  void theProofIsExportedAndSaysWhere() throws IOException {
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus("play");
    theatre.pressOn("export-proof");
    theatre.awaitText("The proof lies in");
    try (Stream<Path> files = Files.list(folder.resolve("certificates"))) {
      List<Path> written = files.toList();
      assertThat(written).hasSize(1);
      assertThat(written.getFirst().getFileName().toString()).doesNotContain("Bunny");
      assertThat(Files.readString(written.getFirst())).isEqualTo("the certificate");
    }
  }

  @Test
  void aFilmThatAFreshLeaseHealsPlaysWithoutAWord() {
    theatre.decoder.refuse(Refusal.BACKUP_RESTORED);
    theatre.market.onRenew = theatre.decoder::allow;
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus("play");
    theatre.press(KeyCode.ENTER);
    await().atMost(Theatre.PATIENCE).until(() -> player.now().state() == Playback.State.PLAYING);
    assertThat(theatre.market.renewals).isOne();
  }

  @Test
  void whatTheStoreSaysFollowsTheLanguageOfTheScreen() {
    theatre.pressOn("menu-settings");
    theatre.pressOn("language");
    theatre.pressOn("language-2");
    theatre.awaitText("Réglages");
    assertThat(Locale.getDefault(Locale.Category.DISPLAY).getLanguage()).isEqualTo("fr");
    theatre.pressOn("language");
    theatre.pressOn("language-1");
    theatre.awaitText("Settings");
    assertThat(Locale.getDefault(Locale.Category.DISPLAY).getLanguage()).isEqualTo("en");
  }

  @Test
  void everythingThatCanBePressedHasAName() {
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus("play");
    for (String start : List.of("sell", "give", "lend")) {
      theatre.pressOn(start);
      theatre.awaitText("What happens then");
      Theatre.onScreen(
          () -> {
            named(Theatre.scene().getRoot());
            return null;
          });
      theatre.press(KeyCode.ESCAPE);
      theatre.awaitFocus(start);
    }
  }

  private static void named(Node node) {
    if (node.isVisible() && node.isFocusTraversable()) {
      assertThat(node.getAccessibleText()).as(String.valueOf(node.getId())).isNotBlank();
    }
    if (node.isVisible() && node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(MarketWalkTest::named);
    }
  }
}
