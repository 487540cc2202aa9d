package app.tangible.ui.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.tangible.player.Playback;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The chain is asked before each play where the household wants that. */
class StrictSwitchTest {

  @TempDir Path folder;

  private final FakePlayer player = new FakePlayer();
  private Path film;

  @BeforeEach
  void film() throws Exception {
    film = Files.writeString(folder.resolve("film"), "not a real film");
  }

  @Test
  void isReachedAndSwitchedByFiveKeys() {
    try (Theatre theatre = theatre()) {
      toTheSwitch(theatre);
      assertThat(theatre.decoder.strict()).isFalse();
      theatre.press(KeyCode.ENTER);
      theatre.awaitText("On:");
      assertThat(theatre.decoder.strict()).isTrue();
      // Films without a proof are given one at once.
      await().atMost(Theatre.PATIENCE).until(() -> theatre.store.renewals() == 1);
      theatre.press(KeyCode.ENTER);
      theatre.awaitText("Off:");
      assertThat(theatre.decoder.strict()).isFalse();
      assertThat(theatre.store.renewals()).isEqualTo(1);
    }
  }

  @Test
  void showsWhatWasChosenBefore() {
    try (Theatre theatre = theatre()) {
      theatre.decoder.strict(true);
      toTheSwitch(theatre);
      theatre.awaitText("On:");
    }
  }

  @Test
  void saysThatTheStoreIsAway() {
    try (Theatre theatre = theatre()) {
      theatre.store.reachable(false);
      toTheSwitch(theatre);
      theatre.press(KeyCode.ENTER);
      theatre.awaitText("The store does not answer now");
      assertThat(theatre.decoder.strict()).isTrue();
    }
  }

  @Test
  void theChainIsAskedBeforeAFilmPlaysInStrictModeOnly() {
    try (Theatre theatre = theatre()) {
      theatre.library.keep(Samples.owned(0, Duration.ZERO, true));
      play(theatre);
      assertThat(theatre.market.renewals).isZero();
      theatre.press(KeyCode.ESCAPE);
      theatre.awaitFocus("play");
      theatre.decoder.strict(true);
      player.at(Playback.State.IDLE, Duration.ZERO, Duration.ZERO);
      theatre.press(KeyCode.ENTER);
      await().atMost(Theatre.PATIENCE).until(() -> player.now().state() == Playback.State.PLAYING);
      assertThat(theatre.market.renewals).isEqualTo(1);
    }
  }

  private void play(Theatre theatre) {
    theatre.pressOn("title-licence-" + Samples.licence(0));
    theatre.awaitFocus("play");
    theatre.press(KeyCode.ENTER);
    await().atMost(Theatre.PATIENCE).until(() -> player.now().state() == Playback.State.PLAYING);
  }

  private Theatre theatre() {
    return new Theatre(folder, film, player, query -> List.of(), "en");
  }

  private static void toTheSwitch(Theatre theatre) {
    theatre.awaitFocus("open-store");
    theatre.pressOn("menu-settings");
    theatre.awaitFocus("section-general");
    theatre.press(KeyCode.DOWN, KeyCode.DOWN, KeyCode.DOWN, KeyCode.DOWN, KeyCode.RIGHT);
    theatre.focusOn("strict"); // viewers and wallet, the rows above, have no page here
  }
}
