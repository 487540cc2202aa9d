package app.tangible.ui.market;

import app.tangible.store.Household;
import app.tangible.store.StoreException;
import app.tangible.ui.Action;
import app.tangible.ui.Icons;
import app.tangible.ui.Line;
import app.tangible.ui.Screen;
import app.tangible.ui.Texts;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/**
 * The ten characters of another household, on keys that arrows reach; a keyboard's letters work too
 * while the focus is here. The household is looked up with the last character.
 */
final class CodeEntry extends VBox {

  static final int LENGTH = 10;
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int COLUMNS = 11;

  private final Screen screen;
  private final Texts texts;
  private final Function<String, Household> lookUp;
  private final Consumer<Optional<Household>> found;
  private final Action field;
  private final Line answer = new Line("quiet");
  private String typed = "";

  /**
   * @param lookUp blocks
   * @param found hears of the household, and of nothing when the code changes
   */
  CodeEntry(
      Screen screen, Function<String, Household> lookUp, Consumer<Optional<Household>> found) {
    this.screen = screen;
    this.texts = screen.texts();
    this.lookUp = lookUp;
    this.found = found;
    field = new Action("household-code", "", "", this::ask);
    field.getStyleClass().add("code-field");
    GridPane keys = new GridPane();
    keys.getStyleClass().add("code-keys");
    for (int i = 0; i < ALPHABET.length(); i++) {
      keys.add(key(ALPHABET.charAt(i)), i % COLUMNS, i / COLUMNS);
    }
    Action delete = new Action("key-delete", "", Icons.BACK, this::delete);
    delete.setAccessibleText(texts.get("code.delete"));
    delete.getStyleClass().add("code-key");
    keys.add(delete, ALPHABET.length() % COLUMNS, ALPHABET.length() / COLUMNS);
    getStyleClass().add("code-entry");
    getChildren().addAll(field, keys, answer);
    addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    show();
  }

  /** K7QF3 M2PX9. */
  static String grouped(String code) {
    return code.length() <= LENGTH / 2
        ? code
        : code.substring(0, LENGTH / 2) + " " + code.substring(LENGTH / 2);
  }

  private Action key(char character) {
    Action key =
        new Action("key-" + character, String.valueOf(character), "", () -> type(character));
    key.getStyleClass().add("code-key");
    return key;
  }

  private void pressed(KeyEvent event) {
    KeyCode code = event.getCode();
    if (code.isLetterKey() || code.isDigitKey()) {
      String name = code.getChar();
      if (name.length() == 1 && ALPHABET.contains(name)) {
        type(name.charAt(0));
        event.consume();
      }
    } else if (code == KeyCode.DELETE) {
      delete();
      event.consume();
    }
  }

  private void type(char character) {
    if (typed.length() < LENGTH) {
      typed += character;
      changed();
    }
  }

  private void delete() {
    if (!typed.isEmpty()) {
      typed = typed.substring(0, typed.length() - 1);
      changed();
    }
  }

  private void changed() {
    found.accept(Optional.empty());
    show();
    ask();
  }

  private void show() {
    String dots = typed + "·".repeat(LENGTH - typed.length());
    field.setText(grouped(dots));
    field.setAccessibleText(texts.get("code.entry", typed));
    answer.getStyleClass().setAll("line", "quiet");
    answer.setText(texts.get("code.todo"));
  }

  private void ask() {
    if (typed.length() < LENGTH) {
      return;
    }
    String code = typed;
    answer.setText(texts.get("code.asking"));
    screen.work(
        () -> lookUp.apply(code),
        household -> there(code, household),
        failure -> notThere(code, failure));
  }

  private void there(String code, Household household) {
    if (code.equals(typed)) {
      answer.getStyleClass().setAll("line", "good");
      String account = household.address().text();
      answer.setText(
          texts.get("code.found", account.substring(0, 10) + " … " + account.substring(34)));
      found.accept(Optional.of(household));
    }
  }

  private void notThere(String code, Exception failure) {
    if (code.equals(typed)) {
      answer.getStyleClass().setAll("line", "bad");
      answer.setText(
          failure instanceof StoreException said ? said.getMessage() : texts.get("failed"));
    }
  }
}
