package app.tangible.ui;

import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.shape.SVGPath;
import org.jspecify.annotations.Nullable;

/** A button with a word and an icon. */
public final class Action extends Button {

  private static final PseudoClass BUSY = PseudoClass.getPseudoClass("busy");

  private final SVGPath icon = new SVGPath();
  private boolean busy;

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

  /** One that cannot be undone: drawn so. */
  public Action danger() {
    getStyleClass().add("danger");
    return this;
  }

  /** One that shows its icon alone until it has the focus. */
  public Action compact() {
    getStyleClass().add("compact");
    return this;
  }

  /** Whether what it does is under way: a ring turns in it, and it does nothing meanwhile. */
  public void busy(boolean under) {
    if (under != busy) {
      busy = under;
      setGraphic(under ? new Busy(28) : iconOrNone());
      pseudoClassStateChanged(BUSY, under);
    }
  }

  @Override
  public void fire() {
    if (!busy) {
      super.fire();
    }
  }

  private @Nullable SVGPath iconOrNone() {
    return icon.getContent() == null || icon.getContent().isEmpty() ? null : icon;
  }

  /** Another word and icon. */
  public void say(String text, String iconPath) {
    setText(text);
    setAccessibleText(text);
    icon.setContent(iconPath);
    if (!busy) {
      setGraphic(iconOrNone());
    }
  }

  /** Shows it, or takes it away and its room with it. */
  public void there(boolean wanted) {
    setVisible(wanted);
    setManaged(wanted);
  }
}
