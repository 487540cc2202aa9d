package app.tangible.ui.settings;

import app.tangible.ui.Line;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;

/** A heading and some lines; can have the focus, but there is nothing to press. */
final class Card extends Button {

  private static final PseudoClass WARN = PseudoClass.getPseudoClass("warn");

  private final VBox body = new VBox();
  private final Line heading;

  Card(String id, String title) {
    heading = new Line("heading", title);
    setId("card-" + id);
    setAccessibleText(title);
    getStyleClass().setAll("card");
    body.getStyleClass().add("card-body");
    body.getChildren().add(heading);
    setMaxWidth(Double.MAX_VALUE);
    setGraphic(body);
  }

  void say(Node... lines) {
    body.getChildren().setAll(heading);
    body.getChildren().addAll(lines);
  }

  void warn(boolean wanted) {
    pseudoClassStateChanged(WARN, wanted);
  }
}
