package app.tangible.ui;

import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** A row with a switch at its end, on or off. */
public final class Toggle extends ContentButton {

  private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

  private final Region knob = new Region();
  private boolean on;

  /** One of this node id; hears of each change that the person makes. */
  public Toggle(String id, String text, String hint, boolean on, Consumer<Boolean> changed) {
    StackPane track = new StackPane();
    super(new RowBox("", text, hint, track));
    setId(id);
    getStyleClass().setAll("row", "toggle");
    setAccessibleRole(AccessibleRole.TOGGLE_BUTTON);
    setAccessibleText(text);
    setAccessibleHelp(hint);
    knob.getStyleClass().add("switch-knob");
    track.getChildren().setAll(knob);
    track.getStyleClass().add("switch-track");
    StackPane.setAlignment(knob, Pos.CENTER_LEFT);
    on(on);
    setOnAction(
        event -> {
          on(!this.on);
          changed.accept(this.on);
        });
  }

  /** Sets it; nobody hears of it. */
  public void on(boolean wanted) {
    on = wanted;
    pseudoClassStateChanged(ON, on);
    Motion.move(knob, on ? 36 : 0);
  }

  /** Whether it is on. */
  public boolean on() {
    return on;
  }
}
