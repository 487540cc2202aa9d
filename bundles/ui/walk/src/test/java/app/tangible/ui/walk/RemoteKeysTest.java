package app.tangible.ui.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.tangible.library.TitleId;
import app.tangible.player.Playback.State;
import app.tangible.ui.Page;
import app.tangible.viewing.RemoteKeys.Button;
import app.tangible.viewing.Viewing;
import app.tangible.viewing.testing.FakeViewing;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The screen does what a remote control says. */
class RemoteKeysTest {

  private static final Duration LENGTH = Duration.ofMinutes(10);

  @TempDir Path folder;

  private final FakePlayer player = new FakePlayer();
  private Theatre theatre;

  @BeforeEach
  void open() {
    theatre = new Theatre(folder, folder, player, query -> List.of(), "en");
    theatre.shell.setPlayer(player);
    theatre.awaitFocus("open-store");
  }

  @AfterEach
  void close() {
    theatre.close();
  }

  @Test
  void itsArrowsMoveTheFocusAsThoseOfAKeyboardDo() {
    goToMenu();
    theatre.shell.press(Button.RIGHT);
    theatre.awaitFocus("menu-store");
    theatre.shell.press(Button.OK);
    theatre.awaitFocus("offer-0");
    theatre.shell.press(Button.BACK);
    theatre.awaitFocus("menu-store");
    theatre.shell.press(Button.HOME);
    theatre.awaitFocus("open-store");
  }

  @Test
  void itTypesIntoTheFieldThatHasTheFocus() {
    TextField field = new TextField();
    field.setId("field");
    Page form = (screen, arguments) -> () -> field;
    theatre.shell.addPage(form, Theatre.properties("form", 1, true, ""));
    Theatre.onScreen(() -> null);
    theatre.shell.press(Button.HOME);
    theatre.awaitFocus("field");
    theatre.shell.type("Été 2");
    theatre.shell.type("\b3");
    await().untilAsserted(() -> assertThat(text(field)).isEqualTo("Été 3"));
    theatre.shell.removePage(form);
  }

  private void goToMenu() {
    theatre.shell.press(Button.UP);
    theatre.awaitFocus(id -> id.startsWith("menu-"));
    for (int i = 0; i < 3; i++) {
      theatre.shell.press(Button.LEFT);
    }
    theatre.awaitFocus("menu-library");
  }

  private static String text(TextField field) {
    return Theatre.onScreen(field::getText);
  }

  @Test
  void whatIsTypedWhereNothingTakesItPressesNothing() {
    goToMenu();
    theatre.shell.type("a b\n\b");
    Theatre.onScreen(() -> null);
    assertThat(theatre.focus()).isEqualTo("menu-library");
  }

  @Test
  void itShowsTheTitleThatItIsAskedFor() {
    AtomicReference<Map<String, String>> asked = new AtomicReference<>();
    Page series =
        (screen, arguments) -> {
          asked.set(arguments);
          VBox node = new VBox();
          return () -> node;
        };
    theatre.shell.addPage(series, Theatre.properties("series", 800, false, ""));
    theatre.shell.show(new TitleId("series.0123456789abcdef"));
    await().until(() -> Map.of("title", "series.0123456789abcdef").equals(asked.get()));
    theatre.shell.removePage(series);
  }

  @Test
  void itPausesAndJumpsWhateverPageIsShown() {
    player.at(State.PLAYING, Duration.ofSeconds(5), LENGTH);
    theatre.shell.press(Button.PLAY);
    await().until(() -> player.now().state() == State.PAUSED);
    theatre.press(KeyCode.PLAY);
    await().until(() -> player.now().state() == State.PLAYING);
    theatre.press(KeyCode.FAST_FWD);
    await().until(() -> player.now().position().toSeconds() == 35);
    theatre.shell.press(Button.REWIND);
    await().until(() -> player.now().position().toSeconds() == 25);
  }

  @Test
  void itPlaysOnThePageThatPlaysAndOnOnlyOneOfThem() {
    TitleId one = new TitleId("file.0000000000000001");
    TitleId other = new TitleId("file.0000000000000002");
    FakeViewing told = new FakeViewing();
    theatre.shell.setViewing(told);
    theatre.shell.watch(one, Viewing.From.RESUME); // the page that opens plays it itself
    theatre.shell.watch(other, Viewing.From.START);
    await().until(() -> told.told().equals(List.of("play " + other + " START")));
    theatre.shell.unsetViewing(told);
  }

  @Test
  void itDoesNothingWhereNothingPlays() {
    theatre.shell.unsetPlayer(player);
    for (Button button : Button.values()) {
      theatre.shell.press(button);
    }
    Theatre.onScreen(() -> null);
    assertThat(player.now().state()).isEqualTo(State.IDLE);
  }
}
