package app.tangible.ui.shell;

import app.tangible.ui.Action;
import app.tangible.ui.EmptyState;
import app.tangible.ui.Icons;
import app.tangible.ui.Screen;
import app.tangible.ui.Texts;
import app.tangible.ui.View;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/** In the place of a page that is not for who watches: who can open it, and how he takes over. */
final class Gate implements View {

  private final StackPane root;

  /**
   * @param screen with the texts of the shell
   * @param page its title
   */
  Gate(Screen screen, String page, String viewer) {
    Texts texts = screen.texts();
    String heading = texts.get("gate.heading");
    String words = texts.get("gate.words", page, viewer);
    Action change =
        new Action(
            "gate-viewers",
            texts.get("gate.change"),
            Icons.PERSON,
            () -> screen.open("viewers", Map.of("then", "back")));
    screen.whether("viewers", change::there);
    root = new StackPane(new EmptyState(heading, words, change));
    root.getStyleClass().add("page-body");
  }

  @Override
  public Node node() {
    return root;
  }
}
