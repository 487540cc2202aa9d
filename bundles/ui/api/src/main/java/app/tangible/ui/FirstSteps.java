package app.tangible.ui;

import java.util.Map;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What to do where there is nothing to watch yet: buy a film, or say where films lie. */
public final class FirstSteps extends VBox {

  private final Action store;
  private final Action folders;

  /** Of what leads to a page that is not there, nothing is shown until it comes. */
  public FirstSteps(Screen screen, String heading, String words) {
    Texts texts = new Texts(FirstSteps.class, screen.locale());
    store = action(screen, "store", texts.get("first.store"), Icons.STORE).primary();
    folders = action(screen, "folders", texts.get("first.folders"), Icons.FOLDER);
    HBox actions = new HBox(store, folders);
    actions.getStyleClass().add("actions");
    getStyleClass().add("empty-state");
    getChildren().addAll(new Line("heading", heading), new Line("body", words), actions);
    screen.whether("store", there -> show(screen, store, there));
    screen.whether("folders", there -> show(screen, folders, there));
  }

  private static Action action(Screen screen, String page, String words, String icon) {
    return new Action("open-" + page, words, icon, () -> screen.open(page, Map.of()));
  }

  private void show(Screen screen, Action action, boolean there) {
    action.there(there);
    screen.offerFocus(first());
  }

  /** What has the focus unless the person wants another one. */
  public Node first() {
    return store.isVisible() ? store : folders;
  }
}
