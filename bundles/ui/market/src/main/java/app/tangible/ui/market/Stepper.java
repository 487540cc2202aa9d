package app.tangible.ui.market;

import app.tangible.ui.Action;
import app.tangible.ui.Icons;
import app.tangible.ui.Line;
import java.util.function.LongFunction;
import javafx.scene.layout.HBox;

/** A number with a button for less and one for more. */
final class Stepper extends HBox {

  private final Line figure = new Line("display");
  private final LongFunction<String> words;
  private final Runnable changed;
  private final long step;
  private final long most;
  private long value;

  /**
   * @param name of the buttons: {@code name-down} and {@code name-up}
   * @param less accessible name of the button for less
   * @param more accessible name of the button for more
   * @param step by which it changes, also the least value
   */
  Stepper(
      String name,
      String less,
      String more,
      long first,
      long step,
      long most,
      LongFunction<String> words,
      Runnable changed) {
    this.words = words;
    this.changed = changed;
    this.step = step;
    this.most = most;
    this.value = Math.clamp(first, step, most);
    Action down = button(name + "-down", less, Icons.LESS, -step);
    Action up = button(name + "-up", more, Icons.MORE, step);
    figure.getStyleClass().add("stepper-figure");
    figure.setText(words.apply(value));
    getStyleClass().add("stepper");
    getChildren().addAll(down, figure, up);
  }

  private Action button(String id, String name, String icon, long by) {
    Action button = new Action(id, "", icon, () -> add(by));
    button.setAccessibleText(name);
    button.getStyleClass().add("round");
    return button;
  }

  private void add(long by) {
    value = Math.clamp(value + by, step, most);
    figure.setText(words.apply(value));
    changed.run();
  }

  long value() {
    return value;
  }
}
