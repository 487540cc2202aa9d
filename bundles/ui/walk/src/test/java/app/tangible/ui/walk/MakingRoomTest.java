package app.tangible.ui.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.tangible.library.TitleId;
import app.tangible.store.Purchase.Stage;
import app.tangible.ui.walk.FakeStore.FakePurchase;
import app.tangible.ui.walk.FakeTransfers.FakeTransfer;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole films leave this device by five keys, and stay the household's. */
class MakingRoomTest {

  private static final int CHILD = 2;

  @TempDir Path folder;

  private Theatre theatre;
  private HousePages house;

  @BeforeEach
  void open() throws Exception {
    Path film = folder.resolve("film");
    try (RandomAccessFile sealed = new RandomAccessFile(film.toFile(), "rw")) {
      sealed.setLength(1_400_000_000); // in holes
    }
    theatre =
        Theatre.still(folder.resolve("home"), film, new FakePlayer(), query -> List.of(), "en");
    house = new HousePages(theatre, folder);
    theatre.shell.setViewers(house.viewers);
    house.viewers.enter(1, "1234");
    theatre.awaitFocus("open-store");
    theatre.library.keep(Samples.owned(0, Duration.ofSeconds(90), true));
    theatre.library.keep(Samples.owned(1, Duration.ZERO, true));
    theatre.awaitFocus(id -> id.startsWith("title-licence-")); // before another page is opened
  }

  @AfterEach
  void close() {
    theatre.close();
  }

  private void removeHere() {
    theatre.focusOn("more");
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus("remove-here");
    theatre.awaitText("Frees 1.4 GB");
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus("remove-no");
  }

  @Test
  void fromItsPageAfterAQuestionWhoseFirstAnswerKeepsIt() {
    theatre.open("film", Map.of("licence", Samples.licence(0).hex()));
    theatre.awaitFocus("play");
    removeHere();
    theatre.awaitText("This frees 1.4 GB. The film stays yours");
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus("more");
    assertThat(theatre.store.removed()).isEmpty();

    theatre.store.watched(true);
    removeHere();
    theatre.press(KeyCode.RIGHT, KeyCode.ENTER);
    theatre.awaitText("is being watched");
    theatre.store.watched(false);
    removeHere();
    theatre.press(KeyCode.RIGHT, KeyCode.ENTER);
    theatre.awaitText("1.4 GB are free again");
    assertThat(theatre.store.removed()).containsExactly(Samples.licence(0));
    theatre.library.markOffDisk(Samples.filmId(0)); // as the store does
    theatre.awaitText("Not on this device");
    theatre.awaitFocus("fetch-again");
    assertThat(theatre.texts()).doesNotContain("More").noneMatch(text -> text.startsWith("Resume"));
    theatre.press(KeyCode.ENTER);
    await()
        .atMost(Theatre.PATIENCE)
        .until(() -> theatre.store.fetched().equals(List.of(Samples.licence(0))));

    theatre.open("library", Map.of());
    theatre.awaitText("Not here");
  }

  @Test
  void fromTheListOfWhatTakesRoomOneAfterTheOther() {
    theatre.open("downloads", Map.of());
    theatre.awaitText("2 films here, 2.8 GB");
    theatre.pressOn("room");
    theatre.awaitFocus(id -> id.startsWith("room-"));
    String first = theatre.focus();
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus("remove-no");
    theatre.press(KeyCode.RIGHT, KeyCode.ENTER);
    await().atMost(Theatre.PATIENCE).until(() -> theatre.store.removed().size() == 1);
    int gone = first.endsWith(Samples.licence(0).hex()) ? 0 : 1;
    theatre.library.markOffDisk(Samples.filmId(gone)); // as the store does
    theatre.awaitFocus("room-" + Samples.licence(1 - gone).hex());
    theatre.library.markOffDisk(Samples.filmId(1 - gone));
    theatre.awaitText("No film of yours lies here.");
  }

  @Test
  void aFullDiskIsCalledSoWhereThereIsRoomToBeMade() {
    theatre.library.keep(Samples.owned(2, Duration.ZERO, false));
    FakeTransfer transfer = theatre.transfers.of(Samples.filmId(2), 474_000_000);
    FakePurchase purchase = theatre.store.begin(Samples.offer(2), Optional.empty());
    purchase.licensed(Samples.licence(2));
    transfer.failed();
    theatre.open("downloads", Map.of());
    theatre.awaitText("Nobody gives it now");
    purchase.at(Stage.FETCHING, 0, 474_000_000, 0, "The disk is too full for this film.");
    theatre.awaitText("The disk is too full for this film.");
    assertThat(theatre.texts()).contains("Make room");
  }

  @Test
  void notForAChild() {
    theatre.open("film", Map.of("title", TitleId.of(Samples.licence(0)).value()));
    theatre.awaitText("More");
    house.viewers.enter(CHILD, "");
    await()
        .atMost(Theatre.PATIENCE)
        .untilAsserted(() -> assertThat(theatre.texts()).doesNotContain("More"));
    assertThat(theatre.texts()).anyMatch(text -> text.startsWith("Resume"));
  }
}
