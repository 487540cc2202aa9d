package app.tangible.ui.sampler;

import app.tangible.ui.Choice;
import app.tangible.ui.Field;
import app.tangible.ui.Icons;
import app.tangible.ui.Line;
import app.tangible.ui.PinPad;
import app.tangible.ui.Row;
import app.tangible.ui.Screen;
import app.tangible.ui.Stepper;
import app.tangible.ui.Texts;
import app.tangible.ui.Toggle;
import app.tangible.ui.Typing;
import java.util.List;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What is filled in; those at the left live, those at the right are held in a state. */
final class FormSamples extends HBox {

  private final Screen screen;
  private final Texts texts;

  FormSamples(Screen screen) {
    this.screen = screen;
    this.texts = screen.texts();
    getStyleClass().add("columns");
    VBox held = new VBox();
    held.getStyleClass().addAll("column");
    for (States state : States.OF_ANY) {
      held.getChildren().add(new Line("quiet", texts.get("state." + state)));
      held.getChildren().add(state.on(field("")));
      held.getChildren().add(state.on(toggle("", state != States.NORMAL)));
    }
    Field wrong = States.NORMAL.on(field(""));
    wrong.problem(texts.get("field.wrong"));
    held.getChildren().addAll(new Line("quiet", texts.get("state.error")), wrong);
    VBox live = new VBox(live(), pin());
    live.getStyleClass().add("column");
    HBox.setHgrow(live, Priority.ALWAYS);
    HBox.setHgrow(held, Priority.ALWAYS);
    live.prefWidthProperty().bind(widthProperty().divide(2));
    held.prefWidthProperty().bind(widthProperty().divide(2));
    getChildren().addAll(live, held);
  }

  private Field field(String id) {
    return new Field(
        screen,
        id,
        Typing.of(Typing.Kind.NAME, texts.get("field"), texts.get("field.text"))
            .hint(texts.get("field.hint")));
  }

  private Toggle toggle(String id, boolean on) {
    return new Toggle(id, texts.get("toggle"), texts.get("toggle.hint"), on, now -> {});
  }

  private VBox live() {
    VBox list =
        new VBox(
            field("field"),
            new Field(
                screen,
                "password",
                Typing.of(Typing.Kind.PASSWORD, texts.get("password"), "secret")),
            toggle("toggle", true),
            new Choice<>(
                screen,
                "choice",
                texts.get("choice"),
                List.of(
                    new Choice.Option<>(1, texts.get("choice.1"), texts.get("toggle.hint")),
                    new Choice.Option<>(2, texts.get("choice.2"))),
                1,
                now -> {}),
            new Stepper(
                "stepper", texts.get("stepper"), "", 0, 60, 5, 15, Long::toString, now -> {}),
            new Row("row", Icons.FOLDER, texts.get("row"), texts.get("toggle.hint"), () -> {})
                .value("1234")
                .leads(),
            new Row("row-marked", "", texts.get("row"), "", () -> {}).marked(true));
    list.getStyleClass().add("row-list");
    return list;
  }

  private VBox pin() {
    PinPad pad = new PinPad(screen, "pin", 4, 8, entered -> {});
    pad.type("12");
    pad.say(texts.get("pin"));
    VBox card = new VBox(pad);
    card.getStyleClass().add("card");
    return card;
  }
}
