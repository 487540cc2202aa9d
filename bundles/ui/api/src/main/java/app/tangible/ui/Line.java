package app.tangible.ui;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** A piece of text in one of the theme's sizes; wraps. */
public final class Line extends Label {

  /**
   * Text in this style: {@code display}, {@code title}, {@code heading}, {@code body}, {@code
   * quiet}, {@code lead} or {@code figure}.
   */
  public Line(String style, String text) {
    super(text);
    getStyleClass().addAll("line", style);
    setWrapText(true);
    setMinHeight(Region.USE_PREF_SIZE);
  }

  /** An empty one. */
  public Line(String style) {
    this(style, "");
  }

  /** Shows the text, or nothing and takes no room where it is empty. */
  public void say(String text) {
    setText(text);
    setVisible(!text.isEmpty());
    setManaged(!text.isEmpty());
  }
}
