package app.tangible.ui.shell;

import java.util.Locale;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Types as a keyboard would, so that fields and pages that read keys themselves understand it. */
final class Keystrokes {

  private static final char DELETE = '\b';

  private Keystrokes() {}

  /** What has the focus gets these characters; a backspace takes the last one away. */
  static void type(Node into, String text) {
    text.chars().forEach(character -> type(into, (char) character));
  }

  private static void type(Node into, char character) {
    if (character == DELETE) {
      boolean field = into instanceof TextInputControl;
      press(into, field ? KeyCode.BACK_SPACE : KeyCode.DELETE);
    } else if (!Character.isISOControl(character)) {
      KeyCode code = codeOf(character);
      if (code != KeyCode.UNDEFINED) {
        press(into, code);
      }
      fire(into, KeyEvent.KEY_TYPED, String.valueOf(character), KeyCode.UNDEFINED);
    }
  }

  /** Letters and digits alone: a space that is pressed means OK. */
  private static KeyCode codeOf(char character) {
    String name = String.valueOf(character).toUpperCase(Locale.ROOT);
    KeyCode code = KeyCode.getKeyCode(name);
    return code != null && (code.isLetterKey() || code.isDigitKey()) ? code : KeyCode.UNDEFINED;
  }

  private static void press(Node into, KeyCode code) {
    fire(into, KeyEvent.KEY_PRESSED, KeyEvent.CHAR_UNDEFINED, code);
    fire(into, KeyEvent.KEY_RELEASED, KeyEvent.CHAR_UNDEFINED, code);
  }

  private static void fire(Node into, EventType<KeyEvent> type, String character, KeyCode code) {
    Event.fireEvent(
        into, new KeyEvent(type, character, code.getName(), code, false, false, false, false));
  }
}
