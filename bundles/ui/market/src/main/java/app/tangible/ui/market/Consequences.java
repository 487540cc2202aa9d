package app.tangible.ui.market;

import app.tangible.ui.Line;
import app.tangible.ui.Screen;
import app.tangible.ui.Texts;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What happens to keys and file, point by point. It can have the focus, to come into sight. */
final class Consequences extends VBox {

  private final Texts texts;

  Consequences(Screen screen) {
    texts = screen.texts();
    setId("consequences");
    getStyleClass().setAll("card", "consequences");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.TEXT);
    setVisible(false);
  }

  /** These points, by the names of their texts. */
  void say(String... points) {
    setVisible(true);
    setAccessibleText(texts.get("then.title"));
    getChildren().setAll(new Line("heading", texts.get("then.title")));
    for (String point : points) {
      Line words = new Line("body", texts.get("then." + point));
      HBox.setHgrow(words, Priority.ALWAYS);
      HBox row = new HBox(new Line("lead", "•"), words);
      row.getStyleClass().add("point");
      getChildren().add(row);
    }
  }
}
