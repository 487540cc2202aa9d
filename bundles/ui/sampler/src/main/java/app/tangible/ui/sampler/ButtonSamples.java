package app.tangible.ui.sampler;

import app.tangible.ui.Action;
import app.tangible.ui.Badge;
import app.tangible.ui.Busy;
import app.tangible.ui.Chip;
import app.tangible.ui.Icons;
import app.tangible.ui.Line;
import app.tangible.ui.ProgressBand;
import app.tangible.ui.Screen;
import app.tangible.ui.Texts;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What is pressed, in every state, and small signs. */
final class ButtonSamples extends VBox {

  private final Texts texts;
  private final GridPane grid = new GridPane();

  ButtonSamples(Screen screen) {
    texts = screen.texts();
    getStyleClass().add("sampler-part");
    grid.getStyleClass().add("sampler-grid");
    for (States state : States.values()) {
      grid.add(new Line("quiet", texts.get("state." + state)), state.ordinal() + 1, 0);
    }
    row(1, "plain", this::plain);
    row(2, "primary", () -> plain().primary());
    row(3, "danger", () -> plain().danger());
    row(4, "chip", () -> Chip.filter("", texts.get("word"), false, on -> {}));
    row(5, "chip.on", () -> Chip.filter("", texts.get("word"), true, on -> {}));
    HBox live = new HBox(new Action("live", texts.get("live"), Icons.CHECK, () -> {}).primary());
    live.getStyleClass().add("actions");
    live.getChildren().add(Chip.filter("live-chip", texts.get("word"), true, on -> {}));
    getChildren().addAll(grid, signs(), live);
  }

  private Action plain() {
    return new Action("", texts.get("word"), Icons.PLAY, () -> {});
  }

  private void row(int number, String name, Supplier<Node> make) {
    grid.add(new Line("quiet", texts.get("button." + name)), 0, number);
    for (States state : States.values()) {
      Node control = make.get();
      if (state != States.BUSY || control instanceof Action) {
        grid.add(state.on(control), state.ordinal() + 1, number);
      }
    }
  }

  private HBox signs() {
    ProgressBand band = new ProgressBand();
    band.share(0.43);
    band.setPrefWidth(320);
    HBox signs =
        new HBox(
            new Badge("4K", Badge.Tone.PLAIN),
            new Badge("HDR", Badge.Tone.PLAIN),
            new Badge(texts.get("sealed"), Badge.Tone.OWNED),
            new Badge(texts.get("well"), Badge.Tone.GOOD),
            new Badge(texts.get("unwell"), Badge.Tone.BAD),
            band,
            new Busy(44));
    signs.getStyleClass().add("actions");
    return signs;
  }
}
