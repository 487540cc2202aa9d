package app.tangible.ui;

import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.shape.SVGPath;

/**
 * A line of text that a person writes: OK opens the keyboard on the screen, a real keyboard, or a
 * telephone, types right into it.
 */
public final class Field extends ContentButton implements TakesText {

  private static final PseudoClass EMPTY = PseudoClass.getPseudoClass("empty");
  private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");

  private final Screen screen;
  private final Label label = new Label();
  private final Label value = new Label();
  private final Line problem = new Line("bad");
  private final boolean secret;
  private Typing typing;
  private Consumer<String> changed = text -> {};
  private Consumer<String> done = text -> {};

  /** A field of this node id; {@link Typing#heading} is its label. */
  public Field(Screen screen, String id, Typing typing) {
    VBox box = new VBox();
    super(box);
    this.screen = screen;
    this.typing = typing;
    this.secret = typing.kind() == Typing.Kind.PASSWORD;
    setId(id);
    getStyleClass().setAll("field");
    setAccessibleRole(AccessibleRole.TEXT_FIELD);
    label.getStyleClass().add("field-label");
    value.getStyleClass().add("field-value");
    SVGPath icon = new SVGPath();
    icon.setContent(Icons.KEYBOARD);
    icon.getStyleClass().add("field-icon");
    value.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(value, Priority.ALWAYS);
    HBox line = new HBox(value, icon);
    line.getStyleClass().add("field-line");
    problem.say("");
    box.getChildren().setAll(label, line, problem);
    box.getStyleClass().add("field-box");
    setOnAction(event -> open());
    draw();
  }

  /** Hears of each change while it is written. */
  public Field onChange(Consumer<String> listener) {
    changed = listener;
    return this;
  }

  /** Hears of the text when the person has done with the keyboard. */
  public Field onDone(Consumer<String> listener) {
    done = listener;
    return this;
  }

  /** What is written. */
  public String text() {
    return typing.text();
  }

  /** Writes this there; nobody hears of it. */
  public void text(String text) {
    typing = typing.text(text);
    draw();
  }

  /** Says below what is wrong with it; empty for nothing. */
  public void problem(String words) {
    problem.say(words);
    pseudoClassStateChanged(ERROR, !words.isEmpty());
    draw();
  }

  /**
   * A field of a password: whether its characters can be read on the screen, on the keyboard's too
   * from when it is opened next. Who hears the screen is never told them.
   */
  public void readable(boolean wanted) {
    typing = typing.kind(wanted ? Typing.Kind.TEXT : Typing.Kind.PASSWORD);
    draw();
  }

  private void open() {
    screen.keyboard(typing, this::write, done);
  }

  private void write(String text) {
    text(text);
    changed.accept(text);
  }

  private void draw() {
    boolean empty = typing.text().isEmpty();
    label.setText(typing.heading());
    value.setText(empty ? typing.hint() : typing.shown(typing.text()));
    pseudoClassStateChanged(EMPTY, empty);
    String said = secret ? "" : typing.text();
    setAccessibleText(typing.heading() + (said.isEmpty() ? "" : ": " + said));
    setAccessibleHelp(problem.getText());
  }

  @Override
  public void type(String text) {
    write(typing.with(typing.text(), text));
  }

  @Override
  public boolean erase() {
    String text = typing.text();
    if (text.isEmpty()) {
      return false;
    }
    write(text.substring(0, text.offsetByCodePoints(text.length(), -1)));
    return true;
  }
}
