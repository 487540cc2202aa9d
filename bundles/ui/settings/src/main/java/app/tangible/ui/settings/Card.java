package app.tangible.ui.settings;

import app.tangible.ui.Line;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/** A heading and some lines; can have the focus, but there is nothing to press. */
final class Card extends VBox {

  private static final PseudoClass WARN = PseudoClass.getPseudoClass("warn");

  private final Line heading;

  Card(String id, String title) {
    heading = new Line("heading", title);
    setId("card-" + id);
    setAccessibleText(title);
    setFocusTraversable(true);
    getStyleClass().setAll("card");
    getChildren().add(heading);
  }

  void say(Node... lines) {
    getChildren().setAll(heading);
    getChildren().addAll(lines);
  }

  void warn(boolean wanted) {
    pseudoClassStateChanged(WARN, wanted);
  }
}
