package app.tangible.ui.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Finding one film among many in the store, and buying it in three presses. */
class StoreSearchTest {

  @TempDir Path folder;

  private Theatre theatre;

  @BeforeEach
  void open() throws Exception {
    Path film = Files.writeString(folder.resolve("film"), "not a real film");
    theatre = new Theatre(folder, film, new FakePlayer(), query -> List.of(), "en");
    theatre.awaitFocus("open-store");
    theatre.library.keep(Samples.owned(0, Duration.ZERO, true));
    theatre.awaitFocus(id -> id.startsWith("title-licence-")); // before another page is opened
    theatre.open("store", Map.of());
    theatre.awaitFocus("offer-0");
  }

  @AfterEach
  void close() {
    theatre.close();
  }

  @Test
  void threePressesFromTheOffersBuyAFilm() {
    theatre.press(KeyCode.RIGHT);
    theatre.awaitFocus("offer-1");
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus("buy");
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus("pay");
    theatre.press(KeyCode.ENTER);
    await().atMost(Theatre.PATIENCE).until(() -> theatre.store.purchases().size() == 1);
  }

  @Test
  void lettersOfAKeyboardSearchAtOnceAndOnTheScreensToo() throws Exception {
    theatre.type("cam");
    theatre.awaitText("1 film");
    assertThat(theatre.texts()).contains("Caminandes: Llamigos").doesNotContain("Spring");
    theatre.awaitFocus("store-search");
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus(id -> id.startsWith("key-"));
    theatre.type("zzz");
    theatre.awaitText("No offer like that");
    theatre.shot("en-store-nothing");
    theatre.press(KeyCode.ESCAPE, KeyCode.DOWN);
    theatre.awaitFocus("show-all");
    theatre.press(KeyCode.ENTER);
    theatre.awaitText("13 films");
  }

  @Test
  void aGenreIsChosenAmongThoseThatThereAre() {
    theatre.focusOn("store-filter");
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus("order-STORE");
    theatre.focusOn("filter-genre-0"); // Animation, of every fourth offer
    theatre.press(KeyCode.ENTER);
    theatre.awaitText("4 films");
    theatre.focusOn("filter-genre-4"); // or Science fiction
    theatre.press(KeyCode.ENTER);
    theatre.awaitText("7 films");
  }

  @Test
  void whatIsOwnedCanBeHiddenAndPricesBounded() throws Exception {
    theatre.press(KeyCode.UP);
    theatre.pressOn("store-new");
    theatre.awaitText("12 films");
    theatre.pressOn("store-filter");
    theatre.awaitFocus("order-STORE");
    theatre.pressOn("price-10");
    theatre.awaitText("5 films"); // at 9 and 10 euros, without the one that is owned
    theatre.shot("en-store-filter");
    theatre.press(KeyCode.ENTER);
    theatre.awaitText("12 films");
    theatre.pressOn("order-PRICE");
    theatre.press(KeyCode.ESCAPE);
    theatre.awaitFocus("store-filter");
    theatre.press(KeyCode.DOWN);
    theatre.awaitFocus(id -> id.startsWith("offer-"));
    theatre.press(KeyCode.LEFT, KeyCode.LEFT, KeyCode.LEFT, KeyCode.LEFT, KeyCode.LEFT);
    theatre.awaitFocus("offer-5"); // nine euros, the first of them that is not owned
  }
}
