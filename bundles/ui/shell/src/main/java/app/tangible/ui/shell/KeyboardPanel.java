package app.tangible.ui.shell;

import app.tangible.ui.Action;
import app.tangible.ui.Icons;
import app.tangible.ui.Line;
import app.tangible.ui.TakesText;
import app.tangible.ui.Texts;
import app.tangible.ui.Typing;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Keys that arrows reach, and the text that they write; a real keyboard writes there too. */
final class KeyboardPanel extends VBox implements TakesText {

  private static final List<String> ENGLISH = List.of("qwertyuiop", "asdfghjkl-", "zxcvbnm'.,");
  private static final List<String> FRENCH = List.of("azertyuiop", "qsdfghjklm", "wxcvbn'-.,");
  private static final String ACCENTS = "éèêàâçùûîô";
  private static final List<String> SIGNS = List.of("@#&*()[]!?", "+-=_/\\|~:;", "\"'<>{}%€$^");
  private static final String DIGITS = "1234567890";

  private final Typing typing;
  private final Texts texts;
  private final boolean french;
  private final Consumer<String> changed;
  private final Consumer<String> done;
  private final Label shown = new Label();
  private final VBox keys = new VBox();
  private String text;
  private boolean capitals;
  private boolean signs;

  KeyboardPanel(Typing typing, Locale locale, Consumer<String> changed, Consumer<String> done) {
    this.typing = typing;
    this.texts = new Texts(KeyboardPanel.class, locale);
    this.french = locale.getLanguage().equals("fr");
    this.changed = changed;
    this.done = done;
    this.text = typing.text();
    this.capitals = typing.kind() == Typing.Kind.NAME && text.isEmpty();
    getStyleClass().add("keyboard");
    shown.getStyleClass().add("keyboard-text");
    shown.setMaxWidth(Double.MAX_VALUE);
    keys.getStyleClass().add("keyboard-keys");
    getChildren().addAll(new Line("quiet", typing.heading()), shown, keys);
    build();
    draw();
  }

  /** Gives the focus to the first letter, or digit. */
  void begin() {
    Node first =
        keys.lookup(
            typing.kind() == Typing.Kind.NUMBER ? "#key-31" : french ? "#key-61" : "#key-71");
    if (first != null) {
      first.requestFocus();
    }
  }

  private void build() {
    boolean had = getScene() != null && keys.lookup(":chosen") != null;
    String focused = had ? keys.lookup(":chosen").getId() : "";
    keys.getChildren().clear();
    row(DIGITS);
    if (typing.kind() != Typing.Kind.NUMBER) {
      (signs ? SIGNS : french ? FRENCH : ENGLISH).forEach(this::row);
      if (french && !signs && typing.kind() != Typing.Kind.ADDRESS) {
        row(ACCENTS);
      }
    }
    keys.getChildren().add(commands());
    if (had) {
      lookup("#" + focused).requestFocus();
    }
  }

  private void row(String characters) {
    HBox row = new HBox();
    row.getStyleClass().add("keyboard-row");
    characters
        .codePoints()
        .forEach(
            c -> {
              String character = Character.toString(capitals ? Character.toUpperCase(c) : c);
              Action key =
                  new Action("key-" + Integer.toHexString(c), character, "", () -> type(character));
              key.getStyleClass().add("key");
              row.getChildren().add(key);
            });
    keys.getChildren().add(row);
  }

  private HBox commands() {
    HBox row = new HBox();
    row.getStyleClass().add("keyboard-row");
    if (typing.kind() != Typing.Kind.NUMBER) {
      Action shift = command("shift", "", Icons.SHIFT, () -> turn(!capitals, signs));
      if (capitals) {
        shift.primary();
      }
      row.getChildren()
          .addAll(
              shift,
              command("signs", signs ? "abc" : "#+=", "", () -> turn(capitals, !signs)),
              command("space", "", Icons.SPACE, () -> type(" ")));
    }
    Action finish =
        command("done", texts.get("keyboard.done"), Icons.CHECK, () -> done.accept(text));
    finish.setText(texts.get("keyboard.done"));
    row.getChildren().addAll(command("erase", "", Icons.ERASE, this::erase), finish.primary());
    return row;
  }

  private Action command(String name, String word, String icon, Runnable action) {
    Action key = new Action("keyboard-" + name, word, icon, action);
    key.setAccessibleText(texts.get("keyboard." + name));
    key.getStyleClass().addAll("key", "key-wide");
    return key;
  }

  private void turn(boolean nextCapitals, boolean nextSigns) {
    capitals = nextCapitals;
    signs = nextSigns;
    build();
  }

  @Override
  public void type(String typed) {
    write(typing.with(text, typed));
    if (capitals) {
      turn(false, signs);
    }
  }

  @Override
  public boolean erase() {
    if (text.isEmpty()) {
      return false;
    }
    write(text.substring(0, text.offsetByCodePoints(text.length(), -1)));
    return true;
  }

  private void write(String next) {
    if (!next.equals(text)) {
      text = next;
      draw();
      changed.accept(text);
    }
  }

  private void draw() {
    boolean empty = text.isEmpty();
    shown.setText(empty ? typing.hint() : typing.shown(text) + "▏");
    shown.setOpacity(empty ? 0.6 : 1);
  }
}
