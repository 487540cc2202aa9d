package app.tangible.pilot.screen;

import app.tangible.pilot.Command;
import java.util.Map;
import javafx.event.Event;
import javafx.event.EventTarget;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.osgi.service.component.annotations.Component;

/** {@code {"do":"type","text":"amelie"}}: letters of a keyboard, to what has the focus. */
@Component
public final class TypeCommand implements Command {

  @Override
  public String word() {
    return "type";
  }

  @Override
  public Map<String, Object> run(Map<String, String> arguments) throws Exception {
    String text = arguments.get("text");
    return Stages.call(
        () -> {
          Scene scene = Stages.shown().getScene();
          for (String letter : text.split("")) {
            EventTarget focus = scene.getFocusOwner() == null ? scene : scene.getFocusOwner();
            Event.fireEvent(focus, typed(letter));
          }
          return Map.of("focus", String.valueOf(scene.getFocusOwner()));
        });
  }

  private static KeyEvent typed(String letter) {
    return new KeyEvent(
        KeyEvent.KEY_TYPED, letter, "", KeyCode.UNDEFINED, false, false, false, false);
  }
}
