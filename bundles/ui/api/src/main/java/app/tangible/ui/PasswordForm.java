package app.tangible.ui;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * A password that is typed once, or chosen by typing it twice; shown as dots unless the person
 * wants to see it. What was typed is handed on once and the fields are emptied. Put it into a page
 * or an overlay, a button that calls {@link #submit} beside it, and ask {@link #key} first.
 */
public final class PasswordForm extends VBox {

  private static final int MOST = 200;

  private final Texts texts;
  private final Field field;
  private final Field again;
  private final Consumer<char[]> entered;
  private Runnable filled = this::submit;
  private int least = 1;
  private boolean typedHere;

  /**
   * One whose nodes are {@code id}, {@code <id>-again}, {@code <id>-readable}; typed once.
   *
   * @param label of the field
   * @param entered gets what was typed, and wipes it
   */
  public PasswordForm(Screen screen, String id, String label, Consumer<char[]> entered) {
    this.texts = new Texts(PasswordForm.class, screen.locale());
    this.entered = entered;
    field = field(screen, id, label);
    again = field(screen, id + "-again", texts.get("password.again"));
    Chip readable =
        Chip.filter(
            id + "-readable",
            texts.get("password.readable"),
            false,
            on -> List.of(field, again).forEach(each -> each.readable(on)));
    field.onDone(text -> goOn());
    again.onDone(text -> filled.run());
    getStyleClass().add("password-form");
    getChildren().addAll(field, again, readable);
    once();
  }

  private Field field(Screen screen, String id, String label) {
    Typing typing = Typing.of(Typing.Kind.PASSWORD, label, "").atMost(MOST);
    Field made = new Field(screen, id, typing);
    return made.onChange(
        text -> {
          made.problem("");
          typedHere = focused() == made; // else the screen's keyboard wrote it
        });
  }

  private @Nullable Node focused() {
    return getScene() == null ? null : getScene().getFocusOwner();
  }

  /** One that is there already is asked for. */
  public void once() {
    twice(false, 1);
  }

  /** A new one is chosen, of at least so many characters. */
  public void chosen(int atLeast) {
    twice(true, atLeast);
  }

  private void twice(boolean wanted, int atLeast) {
    least = atLeast;
    again.setVisible(wanted);
    again.setManaged(wanted);
  }

  /** What has the focus at first. */
  public Node first() {
    return field;
  }

  /** What happens when the screen's keyboard has written the last one; else it is submitted. */
  public PasswordForm onFilled(Runnable action) {
    filled = action;
    return this;
  }

  /** Says what is wrong with what was typed. */
  public void refuse(String why) {
    field.problem(why);
  }

  private static void problem(Field where, String why) {
    where.problem(why);
    where.requestFocus();
  }

  private void goOn() {
    if (again.isVisible()) {
      again.requestFocus();
    } else {
      filled.run();
    }
  }

  /**
   * The key that ends a line on a real keyboard goes on from what was typed there; on an empty
   * field it opens the screen's keyboard. Also where a telephone typed.
   *
   * @return whether it was used
   */
  public boolean key(Key key) {
    if (key != Key.OK || !typedHere || !(focused() instanceof Field typed)) {
      return false;
    }
    if (typed == field && again.isVisible()) {
      typedHere = false;
      again.requestFocus();
      return true;
    }
    if (typed != field && typed != again || typed.text().isEmpty()) {
      return false;
    }
    submit();
    return true;
  }

  /** Hands on what was typed, or says what is missing. */
  public void submit() {
    if (field.text().isEmpty()) {
      problem(field, texts.get("password.empty"));
    } else if (field.text().length() < least) {
      problem(field, texts.get("password.short", least));
    } else if (again.isVisible() && !again.text().equals(field.text())) {
      again.text("");
      problem(again, texts.get("password.differs"));
    } else {
      char[] typed = field.text().toCharArray();
      clear();
      entered.accept(typed);
    }
  }

  /** Forgets what was typed. */
  public void clear() {
    field.text("");
    again.text("");
    field.problem("");
    again.problem("");
    typedHere = false;
  }
}
