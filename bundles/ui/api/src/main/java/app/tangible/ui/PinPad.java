package app.tangible.ui;

import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * Digits of a PIN, shown as dots, on keys that arrows reach and from any keyboard. Put it into a
 * page or an overlay.
 */
public final class PinPad extends VBox implements TakesText {

  private static final PseudoClass FULL = PseudoClass.getPseudoClass("full");
  private static final String KEYS = "123456789";

  private final HBox dots = new HBox();
  private final Line words = new Line("quiet");
  private final GridPane keys = new GridPane();
  private final Action done;
  private final int least;
  private final int most;
  private final Consumer<String> entered;
  private String typed = "";
  private boolean waiting;

  /**
   * One whose keys are {@code <id>-0} to {@code <id>-9}, {@code <id>-erase}, {@code <id>-done}.
   *
   * @param least digits before it can be done; {@code entered} is called at once at the most
   */
  public PinPad(Screen screen, String id, int least, int most, Consumer<String> entered) {
    this.least = least;
    this.most = most;
    this.entered = entered;
    Texts texts = new Texts(PinPad.class, screen.locale());
    getStyleClass().add("pin-pad");
    dots.getStyleClass().add("pin-dots");
    keys.getStyleClass().add("pin-keys");
    words.getStyleClass().add("pin-words");
    for (int i = 0; i < KEYS.length(); i++) {
      keys.add(digit(id, KEYS.substring(i, i + 1)), i % 3, i / 3);
    }
    Action erase = key(id + "-erase", "", Icons.ERASE, this::erase);
    erase.setAccessibleText(texts.get("keys.erase"));
    done = key(id + "-done", "", Icons.CHECK, this::finish);
    done.setAccessibleText(texts.get("keys.done"));
    done.primary();
    keys.add(erase, 0, 3);
    keys.add(digit(id, "0"), 1, 3);
    keys.add(done, 2, 3);
    getChildren().addAll(dots, words, keys);
    say("");
    draw();
  }

  private Action digit(String id, String digit) {
    return key(id + "-" + digit, digit, "", () -> type(digit));
  }

  private static Action key(String id, String text, String icon, Runnable action) {
    Action key = new Action(id, text, icon, action);
    key.getStyleClass().add("pin-key");
    return key;
  }

  /** Words below the dots; empty for none. */
  public void say(String text) {
    words.getStyleClass().setAll("line", "quiet", "pin-words");
    words.setText(text);
  }

  /** Begins anew, saying why. */
  public void refuse(String why) {
    typed = "";
    words.getStyleClass().setAll("line", "bad", "pin-words");
    words.setText(why);
    draw();
  }

  /** Whether it waits for an answer: nothing is entered meanwhile. */
  public void busy(boolean busy) {
    waiting = busy;
    keys.setOpacity(busy ? 0.5 : 1);
  }

  @Override
  public void type(String text) {
    for (char c : text.toCharArray()) {
      if (c >= '0' && c <= '9' && typed.length() < most) {
        typed += c;
        say("");
        draw();
        if (typed.length() == most) {
          finish();
        }
      }
    }
  }

  @Override
  public boolean erase() {
    if (typed.isEmpty()) {
      return false;
    }
    typed = typed.substring(0, typed.length() - 1);
    draw();
    return true;
  }

  private void finish() {
    if (typed.length() >= least && !waiting) {
      entered.accept(typed);
    }
  }

  private void draw() {
    dots.getChildren().clear();
    for (int i = 0; i < Math.max(least, typed.length()); i++) {
      Region dot = new Region();
      dot.getStyleClass().add("pin-dot");
      dot.pseudoClassStateChanged(FULL, i < typed.length());
      dots.getChildren().add(dot);
    }
    done.setOpacity(typed.length() < least ? 0.5 : 1);
  }
}
