package app.tangible.ui;

import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** A row with a switch at its end, on or off. */
public final class Toggle extends ToggleButton {

  private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

  private final Region knob = new Region();

  /** One of this node id; hears of each change that the person makes. */
  public Toggle(String id, String text, String hint, boolean on, Consumer<Boolean> changed) {
    setId(id);
    getStyleClass().setAll("row", "toggle");
    setAccessibleRole(AccessibleRole.TOGGLE_BUTTON);
    setAccessibleText(text);
    setAccessibleHelp(hint);
    knob.getStyleClass().add("switch-knob");
    StackPane track = new StackPane(knob);
    track.getStyleClass().add("switch-track");
    StackPane.setAlignment(knob, Pos.CENTER_LEFT);
    setGraphic(new RowBox(this, "", text, hint, track));
    setMaxWidth(Double.MAX_VALUE);
    setSelected(on);
    draw();
    setOnAction(
        event -> {
          draw();
          changed.accept(isSelected());
        });
  }

  /** Sets it; nobody hears of it. */
  public void on(boolean wanted) {
    setSelected(wanted);
    draw();
  }

  /** Whether it is on. */
  public boolean on() {
    return isSelected();
  }

  private void draw() {
    pseudoClassStateChanged(ON, isSelected());
    Motion.move(knob, isSelected() ? 36 : 0);
  }
}
