package app.tangible.ui;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.shape.SVGPath;

/** One row of a list: an icon, a text with a hint below, a value at the end; does something. */
public final class Row extends ContentButton {

  private static final PseudoClass MARKED = PseudoClass.getPseudoClass("marked");

  private final RowBox box;
  private final Label value = new Label();
  private final SVGPath sign = new SVGPath();
  private final HBox end;

  /**
   * One of this node id.
   *
   * @param icon SVG path data, see {@link Icons}; empty for none
   * @param hint below the text; empty for none
   */
  public Row(String id, String icon, String text, String hint, Runnable action) {
    HBox end = new HBox();
    RowBox box = new RowBox(icon, text, hint, end);
    super(box);
    this.box = box;
    this.end = end;
    end.getChildren().setAll(value, sign);
    setId(id);
    getStyleClass().setAll("row");
    value.getStyleClass().add("row-value");
    value.setMinWidth(USE_PREF_SIZE);
    sign.getStyleClass().add("row-sign");
    end.getStyleClass().add("row-end");
    setOnAction(event -> action.run());
    say(icon, text, hint);
    sign("");
  }

  /** Another icon, text and hint. */
  public void say(String icon, String text, String hint) {
    box.say(icon, text, hint);
    spoken(text, hint);
  }

  private void spoken(String text, String hint) {
    setAccessibleText(text);
    setAccessibleHelp(hint);
  }

  /** Text at the end. */
  public Row value(String text) {
    value.setText(text);
    setAccessibleRoleDescription(text.isEmpty() ? null : text);
    return this;
  }

  /** An arrow at the end: it leads somewhere. */
  public Row leads() {
    sign(Icons.ONWARD);
    return this;
  }

  /** With a tick at the end, or without: one of several is chosen. */
  public Row marked(boolean marked) {
    sign(marked ? Icons.CHECK : "");
    pseudoClassStateChanged(MARKED, marked);
    return this;
  }

  /** Something else at the end, a badge or a bar of progress. */
  public Row end(Node node) {
    end.getChildren().setAll(node, value, sign);
    return this;
  }

  private void sign(String path) {
    sign.setContent(path);
    sign.setVisible(!path.isEmpty());
    sign.setManaged(!path.isEmpty());
  }
}
