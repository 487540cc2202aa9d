package app.tangible.pilot.screen;

import app.tangible.pilot.Command;
import java.util.Map;
import javafx.event.Event;
import javafx.event.EventTarget;
import javafx.event.EventType;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.osgi.service.component.annotations.Component;

/** {@code {"do":"key","key":"DOWN"}}: one of the five keys, to what has the focus. */
@Component
public final class KeyCommand implements Command {

  @Override
  public String word() {
    return "key";
  }

  @Override
  public Map<String, Object> run(Map<String, String> arguments) throws Exception {
    KeyCode key = KeyCode.valueOf(arguments.get("key"));
    return Stages.call(
        () -> {
          Scene scene = Stages.shown().getScene();
          EventTarget focus = scene.getFocusOwner() == null ? scene : scene.getFocusOwner();
          Event.fireEvent(focus, event(KeyEvent.KEY_PRESSED, key));
          Event.fireEvent(focus, event(KeyEvent.KEY_RELEASED, key));
          return Map.of("focus", String.valueOf(scene.getFocusOwner()));
        });
  }

  private static KeyEvent event(EventType<KeyEvent> type, KeyCode key) {
    return new KeyEvent(
        type, KeyEvent.CHAR_UNDEFINED, key.getName(), key, false, false, false, false);
  }
}
