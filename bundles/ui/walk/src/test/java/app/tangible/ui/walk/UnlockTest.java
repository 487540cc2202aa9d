package app.tangible.ui.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.tangible.identity.PassphrasePrompt.Reason;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The passphrase of the keys, typed by five keys or on a real keyboard, wrong and then right. */
class UnlockTest {

  @TempDir static Path folder;

  private static Theatre theatre;
  private Locked locked;

  @BeforeAll
  static void open() {
    theatre = Theatre.still(folder.resolve("home"), folder, "en", 1920, 1080);
  }

  @AfterAll
  static void close() {
    theatre.close();
  }

  private void lock(Reason reason) {
    theatre.awaitFocus("open-store");
    theatre.press(KeyCode.UP, KeyCode.DOWN); // somebody is there, and Home is what he looks at
    locked = new Locked(theatre, reason);
    theatre.awaitFocus("unlock-passphrase");
  }

  @AfterEach
  void unlock() throws Exception {
    locked.end();
    theatre.awaitFocus("open-store");
  }

  @Test
  void aWrongOneIsSaidAndAskedForAgainUntilHomeAppears() {
    lock(Reason.OPEN);
    for (int i = 0; i < 5; i++) {
      theatre.press(KeyCode.ENTER); // on the field: the keyboard of the screen
      theatre.awaitFocus("key-71");
      theatre.press(KeyCode.ENTER, KeyCode.RIGHT, KeyCode.ENTER);
      assertThat(theatre.texts()).contains("••▏").doesNotContain("qw▏");
      theatre.pressOn("keyboard-done");
      theatre.awaitFocus("unlock-go");
      theatre.press(KeyCode.ENTER);
      theatre.awaitText("That is not the passphrase.");
      theatre.awaitFocus("unlock-passphrase");
      assertThat(theatre.texts()).doesNotContain("••");
    }
    theatre.type(Locked.RIGHT);
    theatre.press(KeyCode.ENTER); // ends the line on a real keyboard
    theatre.awaitFocus("open-store");
    assertThat(locked.tried).hasSize(6).startsWith("qw").endsWith(Locked.RIGHT);
  }

  @Test
  void whatIsTypedIsShownOnlyWhereThePersonWantsIt() {
    lock(Reason.OPEN);
    theatre.type("abc");
    assertThat(theatre.texts()).contains("•••").doesNotContain("abc");
    theatre.press(KeyCode.DOWN);
    theatre.awaitFocus("unlock-passphrase-readable");
    theatre.press(KeyCode.ENTER);
    theatre.awaitText("abc");
    assertThat(
            Theatre.onScreen(
                () -> Theatre.scene().lookup("#unlock-passphrase").getAccessibleText()))
        .doesNotContain("abc");
    theatre.press(KeyCode.ENTER);
    await().atMost(Theatre.PATIENCE).until(() -> !theatre.texts().contains("abc"));
  }

  @Test
  void whatComesAfterItMayStillBeWhereTheProductBegins() {
    lock(Reason.OPEN);
    theatre.type(Locked.RIGHT);
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus("open-store");
    Signpost late = new Signpost("library", Map.of()); // as the first run in a new home is
    theatre.add(late, Theatre.properties("signpost", 0, true, ""));
    theatre.awaitFocus("signpost-go");
    theatre.remove(late);
  }

  @Test
  void aSpaceOfARealKeyboardPressesNothing() {
    lock(Reason.OPEN);
    theatre.type("a");
    for (EventType<KeyEvent> type : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED)) {
      Theatre.onScreen(
          () -> {
            Event.fireEvent(
                Theatre.scene().getFocusOwner(),
                new KeyEvent(type, " ", "", KeyCode.SPACE, false, false, false, false));
            return null;
          });
    }
    theatre.type(" ");
    theatre.awaitFocus("unlock-passphrase");
    assertThat(theatre.texts()).contains("••").doesNotContain("Done");
  }

  @Test
  void anEmptyOneIsNotTried() {
    lock(Reason.OPEN);
    theatre.pressOn("unlock-go");
    theatre.awaitText("Type it first.");
    assertThat(locked.tried).isEmpty();
  }

  @Test
  void aNewOneIsTypedTwiceAndLongEnough() {
    lock(Reason.CHOOSE);
    theatre.awaitText("at least 8 characters");
    theatre.type("short");
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus("unlock-passphrase-again");
    theatre.type("short");
    theatre.press(KeyCode.ENTER);
    theatre.awaitText("It needs at least 8 characters.");
    theatre.awaitFocus("unlock-passphrase");
    theatre.type(Locked.RIGHT.substring(5));
    theatre.pressOn("unlock-go");
    theatre.awaitText("The two were not the same.");
    theatre.awaitFocus("unlock-passphrase-again");
    assertThat(locked.tried).isEmpty();
    theatre.type("short" + Locked.RIGHT.substring(5));
    theatre.press(KeyCode.ENTER);
    await().atMost(Theatre.PATIENCE).until(() -> locked.tried.size() == 1);
  }

  @Test
  void backAsksWhetherToQuitAndQuittingClosesTheWindow() {
    lock(Reason.OPEN);
    AtomicBoolean closing = new AtomicBoolean();
    Theatre.onScreen(
        () -> {
          Theatre.scene()
              .getWindow()
              .addEventHandler(WindowEvent.WINDOW_CLOSE_REQUEST, event -> closing.set(true));
          return null;
        });
    theatre.press(KeyCode.ESCAPE);
    theatre.awaitFocus("unlock-stay");
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus("unlock-passphrase");
    assertThat(closing).isFalse();
    theatre.pressOn("unlock-quit");
    theatre.awaitFocus("unlock-stay");
    theatre.press(KeyCode.RIGHT, KeyCode.ENTER);
    await().atMost(Theatre.PATIENCE).untilTrue(closing);
  }

  @Test
  void whatLiesOverThePageKeepsTheFocus() {
    lock(Reason.OPEN);
    theatre.press(KeyCode.ESCAPE);
    theatre.awaitFocus("unlock-stay");
    locked.fail("The disk is full.");
    theatre.awaitText("The disk is full.");
    theatre.awaitFocus("unlock-stay");
    theatre.press(KeyCode.ENTER);
  }

  @Test
  void keysThatStayClosedAllTheSameSayWhy() {
    lock(Reason.OPEN);
    locked.fail("The disk is full.");
    theatre.awaitText("The disk is full.");
    theatre.awaitFocus("unlock-quit");
  }
}
