package app.tangible.ui.sampler;

import app.tangible.ui.Action;
import app.tangible.ui.Answer;
import app.tangible.ui.Chip;
import app.tangible.ui.Icons;
import app.tangible.ui.Overlay;
import app.tangible.ui.PinPad;
import app.tangible.ui.Row;
import app.tangible.ui.Screen;
import app.tangible.ui.ScrollArea;
import app.tangible.ui.Texts;
import app.tangible.ui.Typing;
import java.util.List;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** What lies over the page. */
final class OverlaySamples extends VBox {

  private final Screen screen;
  private final Texts texts;

  OverlaySamples(Screen screen) {
    this.screen = screen;
    this.texts = screen.texts();
    FlowPane buttons =
        new FlowPane(
            button("ask", this::ask),
            button("sheet", this::sheet),
            button("keyboard", () -> keyboard(Typing.Kind.NAME)),
            button("number", () -> keyboard(Typing.Kind.NUMBER)),
            button("pin", this::pin),
            button("notice", () -> screen.notice(texts.get("sentence"))));
    buttons.getStyleClass().add("chips");
    getStyleClass().add("sampler-part");
    getChildren().add(buttons);
  }

  private Action button(String name, Runnable action) {
    return new Action("open-" + name, texts.get("open." + name), Icons.MORE, action);
  }

  private void ask() {
    screen.ask(
        texts.get("ask"),
        texts.get("ask.words"),
        Answer.primary("answer-keep", texts.get("ask.keep"), () -> {}),
        Answer.danger("answer-erase", texts.get("ask.erase"), () -> {}).icon(Icons.REMOVE));
  }

  private void sheet() {
    VBox list = new VBox();
    list.getStyleClass().add("row-list");
    for (int i = 1; i <= 12; i++) {
      list.getChildren()
          .add(new Row("sheet-" + i, "", texts.get("film", i), "", () -> {}).marked(i == 2));
    }
    FlowPane chips = new FlowPane();
    chips.getStyleClass().add("chips");
    for (int i = 1; i <= 5; i++) {
      chips.getChildren().add(Chip.filter("chip-" + i, texts.get("film", i), i == 1, on -> {}));
    }
    list.getChildren().addFirst(chips);
    screen.sheet(texts.get("open.sheet"), new ScrollArea(list), () -> {});
  }

  private void keyboard(Typing.Kind kind) {
    screen.keyboard(
        Typing.of(kind, texts.get("field"), "").hint(texts.get("field.hint")),
        text -> {},
        screen::notice);
  }

  private void pin() {
    List<Overlay> shown = new java.util.ArrayList<>();
    PinPad pad = new PinPad(screen, "pin", 4, 8, entered -> shown.forEach(Overlay::close));
    pad.say(texts.get("pin"));
    shown.add(screen.over(Overlay.Place.CENTRE, pad, () -> {}));
  }
}
