package app.tangible.pilot.screen;

import app.tangible.pilot.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.text.Text;
import org.osgi.service.component.annotations.Component;

/** {@code {"do":"texts"}}: every text that the window shows, and the name of what has the focus. */
@Component
public final class TextsCommand implements Command {

  @Override
  public String word() {
    return "texts";
  }

  @Override
  public Map<String, Object> run(Map<String, String> arguments) throws Exception {
    return Stages.call(
        () -> {
          List<String> texts = new ArrayList<>();
          collect(Stages.shown().getScene().getRoot(), texts);
          Node focus = Stages.shown().getScene().getFocusOwner();
          return Map.of("texts", texts, "focus", focus == null ? "" : describe(focus));
        });
  }

  private static void collect(Node node, List<String> texts) {
    if (!node.isVisible()) {
      return;
    }
    if (node instanceof Text text) {
      texts.add(text.getText());
    } else if (node instanceof Labeled labeled && labeled.getText() != null) {
      texts.add(labeled.getText());
    }
    if (node instanceof Parent parent) { // a button may hold words of its own
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, texts));
    }
  }

  private static String describe(Node node) {
    return String.valueOf(
        node.getId() != null
            ? node.getId()
            : node.getAccessibleText() != null ? node.getAccessibleText() : node);
  }
}
