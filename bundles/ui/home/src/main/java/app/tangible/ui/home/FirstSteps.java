package app.tangible.ui.home;

import app.tangible.ui.Action;
import app.tangible.ui.Icons;
import app.tangible.ui.Line;
import app.tangible.ui.Screen;
import app.tangible.ui.Texts;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What to do where there is nothing to watch yet: buy a film, or say where films lie. */
final class FirstSteps extends VBox {

  private final Action store;
  private final Action folders;

  FirstSteps(Screen screen) {
    Texts texts = screen.texts();
    store = action(screen, "open-store", "store", "empty.store", Icons.STORE).primary();
    folders = action(screen, "open-folders", "folders", "empty.folders", Icons.FOLDER);
    HBox actions = new HBox(store, folders);
    actions.getStyleClass().addAll("actions", "first-steps");
    getStyleClass().add("empty-state");
    getChildren()
        .addAll(
            new Line("heading", texts.get("empty.heading")),
            new Line("body", texts.get("empty.body")),
            actions);
  }

  private static Action action(Screen screen, String id, String page, String key, String icon) {
    Action action =
        new Action(id, screen.texts().get(key), icon, () -> screen.open(page, Map.of()));
    action.there(screen.has(page));
    return action;
  }

  Node first() {
    return store.isVisible() ? store : folders;
  }
}
