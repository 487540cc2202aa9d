package app.tangible.ui;

import javafx.scene.Node;
import javafx.scene.layout.HBox;

/** Buttons side by side, of which the first is the one that most people want. */
public final class ActionRow extends HBox {

  private final Screen screen;

  /** Empty. */
  public ActionRow(Screen screen) {
    this.screen = screen;
    getStyleClass().add("actions");
  }

  /** Shows these in place of those before; the focus stays in the row if it was there. */
  public void act(Node first, Node... more) {
    boolean had = getScene() != null && getChildren().contains(getScene().getFocusOwner());
    getChildren().setAll(first);
    getChildren().addAll(more);
    if (had) {
      first.requestFocus();
    } else {
      screen.offerFocus(first);
    }
  }
}
