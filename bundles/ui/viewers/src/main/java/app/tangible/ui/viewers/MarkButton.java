package app.tangible.ui.viewers;

import app.tangible.library.Viewers.Viewer;
import app.tangible.ui.Icons;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** A viewer to press: the mark, the name, what keeps him. */
final class MarkButton extends Button {

  private static final double SIZE = 208;
  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

  MarkButton(Viewer viewer, String limit, boolean current, Runnable pressed) {
    this("viewer-" + viewer.number(), new Mark(SIZE, viewer), viewer.name(), limit, pressed);
    if (viewer.hasPin()) {
      name().getChildren().add(Mark.lock());
    }
    pseudoClassStateChanged(SELECTED, current);
  }

  private MarkButton(String id, Node mark, String name, String limit, Runnable pressed) {
    Label words = new Label(name);
    words.getStyleClass().add("viewer-name");
    HBox line = new HBox(words);
    line.getStyleClass().add("viewer-line");
    Label below = new Label(limit);
    below.getStyleClass().add("viewer-limit");
    VBox box = new VBox(mark, line, below);
    box.getStyleClass().add("viewer-box");
    setId(id);
    getStyleClass().setAll("viewer");
    setGraphic(box);
    setAccessibleText(limit.isEmpty() ? name : name + ", " + limit);
    setOnAction(event -> pressed.run());
  }

  /** The one by which another one is added. */
  static MarkButton another(String words, Runnable pressed) {
    return new MarkButton("viewer-add", Mark.sign(SIZE, Icons.ADD), words, "", pressed);
  }

  private HBox name() {
    return (HBox) ((VBox) getGraphic()).getChildren().get(1);
  }
}
