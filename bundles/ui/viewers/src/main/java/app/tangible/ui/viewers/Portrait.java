package app.tangible.ui.viewers;

import app.tangible.library.Viewers.Viewer;
import app.tangible.ui.Action;
import app.tangible.ui.Choice;
import app.tangible.ui.Field;
import app.tangible.ui.Icons;
import app.tangible.ui.Line;
import app.tangible.ui.Overlay;
import app.tangible.ui.PinPad;
import app.tangible.ui.Row;
import app.tangible.ui.Screen;
import app.tangible.ui.Texts;
import app.tangible.ui.Typing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The rows by which a viewer is described, and what they say now. */
final class Portrait {

  /** Of the marks. */
  static final int COLOURS = 8;

  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
  private static final int[] AGES = {0, 6, 8, 10, 12, 14, 16};
  private static final int LONGEST_NAME = 24;

  private final Screen screen;
  private final Texts texts;
  private final Viewer before;
  private final Mark mark;
  private final Field name;
  private final HBox colours = new HBox();
  private final Choice<Integer> age;
  private final Row pin;
  private int colour;
  private Optional<String> newPin = Optional.empty();
  private @Nullable Overlay overlay;

  Portrait(Screen screen, Viewer viewer, Mark mark) {
    this.screen = screen;
    this.texts = screen.texts();
    this.before = viewer;
    this.mark = mark;
    this.colour = viewer.colour();
    name =
        new Field(
                screen,
                "viewer-name",
                Typing.of(Typing.Kind.NAME, texts.get("name"), viewer.name())
                    .hint(texts.get("name.hint"))
                    .atMost(LONGEST_NAME))
            .onChange(text -> draw());
    age =
        new Choice<>(
            screen, "viewer-age", texts.get("age"), ages(), viewer.ageLimit().orElse(0), a -> {});
    pin = new Row("viewer-pin", Icons.LOCK, texts.get("pin.row"), "", this::askPin);
    colours.getStyleClass().add("viewer-colours");
    for (int i = 0; i < COLOURS; i++) {
      colours.getChildren().add(swatch(i));
    }
    draw();
  }

  private List<Choice.Option<Integer>> ages() {
    List<Choice.Option<Integer>> options = new ArrayList<>();
    for (int years : AGES) {
      options.add(
          years == 0
              ? new Choice.Option<>(0, texts.get("age.none"), texts.get("age.none.hint"))
              : new Choice.Option<>(years, texts.get("upTo", years), ""));
    }
    int own = before.ageLimit().orElse(0);
    if (options.stream().noneMatch(option -> option.value() == own)) {
      options.add(new Choice.Option<>(own, texts.get("upTo", own), ""));
    }
    return options;
  }

  private Button swatch(int number) {
    Button button = new Button();
    button.setId("colour-" + number);
    button.getStyleClass().setAll("viewer-swatch", "viewer-mark", "colour-" + number);
    button.setAccessibleText(texts.get("colour", number + 1));
    button.setOnAction(
        event -> {
          colour = number;
          draw();
        });
    return button;
  }

  List<Node> rows() {
    return List.of(name, colours, age, pin);
  }

  private void draw() {
    mark.show(name.text(), colour);
    for (int i = 0; i < COLOURS; i++) {
      colours.getChildren().get(i).pseudoClassStateChanged(SELECTED, i == colour);
    }
    boolean has = newPin.map(digits -> !digits.isEmpty()).orElse(before.hasPin());
    pin.say(Icons.LOCK, texts.get("pin.row"), texts.get(has ? "pin.on" : "pin.off"));
    pin.value(has ? "••••" : "");
  }

  private void askPin() {
    PinPad pad = new PinPad(screen, "pin", 4, 8, this::pin);
    pad.say(texts.get("pin.choose"));
    Action none = new Action("pin-none", texts.get("pin.none"), Icons.CROSS, () -> pin(""));
    VBox box = new VBox(new Line("heading", texts.get("pin.new")), pad, none);
    box.getStyleClass().add("viewer-door");
    overlay = screen.over(Overlay.Place.CENTRE, box, () -> overlay = null);
  }

  private void pin(String digits) {
    newPin = Optional.of(digits);
    Overlay shown = overlay;
    if (shown != null) {
      shown.close();
    }
    draw();
  }

  /** Whether it can be kept; says what is missing. */
  boolean complete() {
    boolean named = !name.text().isBlank();
    name.problem(named ? "" : texts.get("name.missing"));
    if (!named) {
      name.requestFocus();
    }
    return named;
  }

  Viewer viewer() {
    int years = age.now();
    return new Viewer(
        before.number(),
        name.text().strip(),
        colour,
        years == 0 ? OptionalInt.empty() : OptionalInt.of(years),
        before.hasPin());
  }

  /** Empty where it stays as it is; an empty one takes it away. */
  Optional<String> newPin() {
    return newPin;
  }
}
