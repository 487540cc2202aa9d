package app.tangible.ui;

import javafx.scene.control.Button;
import javafx.scene.shape.SVGPath;

/** A button with a word and an icon. */
public final class Action extends Button {

  private final SVGPath icon = new SVGPath();

  /**
   * A button of this node id.
   *
   * @param iconPath SVG path data, see {@link Icons}; empty for none
   */
  public Action(String id, String text, String iconPath, Runnable action) {
    setId(id);
    getStyleClass().setAll("action");
    icon.getStyleClass().add("action-icon");
    say(text, iconPath);
    setOnAction(event -> action.run());
    setMinWidth(USE_PREF_SIZE);
  }

  /** The one that most people want: drawn so. */
  public Action primary() {
    getStyleClass().add("primary");
    return this;
  }

  /** Another word and icon. */
  public void say(String text, String iconPath) {
    setText(text);
    setAccessibleText(text);
    icon.setContent(iconPath);
    setGraphic(iconPath.isEmpty() ? null : icon);
  }

  /** Shows it, or takes it away and its room with it. */
  public void there(boolean wanted) {
    setVisible(wanted);
    setManaged(wanted);
  }
}
