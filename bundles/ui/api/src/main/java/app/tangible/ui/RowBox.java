package app.tangible.ui;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.SVGPath;

/** What is in a row: an icon, a text with a hint below, and something at the end. */
final class RowBox extends HBox {

  private final Label text = new Label();
  private final Label hint = new Label();
  private final SVGPath icon = new SVGPath();
  private final StackPane place = new StackPane(icon);

  RowBox(String iconPath, String words, String below, Node end) {
    getStyleClass().add("row-box");
    icon.getStyleClass().add("row-icon");
    place.getStyleClass().add("row-icon-place");
    text.getStyleClass().add("row-text");
    hint.getStyleClass().add("row-hint");
    hint.setWrapText(true);
    VBox texts = new VBox(text, hint);
    texts.getStyleClass().add("row-texts");
    HBox.setHgrow(texts, Priority.ALWAYS);
    texts.setMaxWidth(Double.MAX_VALUE);
    getChildren().addAll(place, texts, end);
    say(iconPath, words, below);
  }

  void say(String iconPath, String words, String below) {
    icon.setContent(iconPath);
    place.setVisible(!iconPath.isEmpty());
    place.setManaged(!iconPath.isEmpty());
    text.setText(words);
    hint.setText(below);
    hint.setVisible(!below.isEmpty());
    hint.setManaged(!below.isEmpty());
  }
}
