package app.tangible.ui.viewers;

import app.tangible.library.Viewers.Viewer;
import app.tangible.ui.Icons;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.SVGPath;

/** A round mark in a viewer's colour with the first letter of the name. */
final class Mark extends StackPane {

  private final Label letter = new Label();
  private final double size;

  /** An empty one of this diameter. */
  Mark(double size) {
    this.size = size;
    letter.getStyleClass().add("viewer-letter");
    letter.setStyle("-fx-font-size: " + Math.round(size * 0.44) + "px;");
    getChildren().add(letter);
    setMinSize(size, size);
    setMaxSize(size, size);
  }

  Mark(double size, Viewer viewer) {
    this(size);
    show(viewer.name(), viewer.colour());
  }

  void show(String name, int colour) {
    getStyleClass().setAll("viewer-mark", "colour-" + colour);
    setStyle("-fx-background-radius: " + size / 2 + "px;");
    letter.setText(name.isEmpty() ? "" : first(name));
  }

  /** A sign in place of the letter. */
  static StackPane sign(double size, String icon) {
    SVGPath path = new SVGPath();
    path.setContent(icon);
    path.getStyleClass().add("viewer-sign");
    double scale = size / 60;
    path.setScaleX(scale);
    path.setScaleY(scale);
    StackPane mark = new StackPane(path);
    mark.getStyleClass().setAll("viewer-mark", "empty");
    mark.setStyle("-fx-background-radius: " + size / 2 + "px;");
    mark.setMinSize(size, size);
    mark.setMaxSize(size, size);
    return mark;
  }

  /** A lock, for one who has a PIN. */
  static SVGPath lock() {
    SVGPath lock = new SVGPath();
    lock.setContent(Icons.LOCK);
    lock.getStyleClass().add("viewer-lock");
    return lock;
  }

  private static String first(String name) {
    return new String(Character.toChars(Character.toUpperCase(name.codePointAt(0))));
  }
}
