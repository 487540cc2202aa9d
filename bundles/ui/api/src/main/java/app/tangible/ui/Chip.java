package app.tangible.ui;

import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.shape.SVGPath;

/** A small button that is in force or not: a filter, a tab. */
public final class Chip extends Button {

  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

  private final SVGPath tick = new SVGPath();
  private final boolean ticked;
  private boolean on;

  private Chip(String id, String text, boolean ticked, boolean on, Consumer<Chip> pressed) {
    this.ticked = ticked;
    setId(id);
    getStyleClass().setAll("chip");
    setText(text);
    tick.setContent(Icons.CHECK);
    tick.getStyleClass().add("chip-icon");
    setAccessibleRole(AccessibleRole.TOGGLE_BUTTON);
    setMinWidth(USE_PREF_SIZE);
    setOnAction(event -> pressed.accept(this));
    on(on);
  }

  /** One that OK turns on and off, with a tick when it is on. */
  public static Chip filter(String id, String text, boolean on, Consumer<Boolean> changed) {
    return new Chip(
        id,
        text,
        true,
        on,
        chip -> {
          chip.on(!chip.on());
          changed.accept(chip.on());
        });
  }

  /** One of several of which one is on; whoever made it turns them on and off. */
  public static Chip tab(String id, String text, boolean on, Runnable chosen) {
    return new Chip(id, text, false, on, chip -> chosen.run());
  }

  /** Whether it is in force. */
  public boolean on() {
    return on;
  }

  /** Puts it in force, or out of it; nobody hears of it. */
  public void on(boolean wanted) {
    on = wanted;
    pseudoClassStateChanged(SELECTED, on);
    setGraphic(ticked && on ? tick : null);
    setAccessibleText(getText() + (on ? " ✓" : ""));
  }
}
