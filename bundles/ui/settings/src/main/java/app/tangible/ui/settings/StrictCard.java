package app.tangible.ui.settings;

import app.tangible.decoder.Decoder;
import app.tangible.store.Store;
import app.tangible.ui.Action;
import app.tangible.ui.Icons;
import app.tangible.ui.Line;
import app.tangible.ui.Screen;
import app.tangible.ui.Texts;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** One switch: whether a lease is enough, or the chain itself is asked. */
final class StrictCard extends VBox {

  private final Screen screen;
  private final Texts texts;
  private final Decoder decoder;
  private final Store store;
  private final Action toggle;
  private final Line state = new Line("quiet", "");

  StrictCard(Screen screen, Decoder decoder, Store store) {
    this.screen = screen;
    this.texts = screen.texts();
    this.decoder = decoder;
    this.store = store;
    toggle = new Action("strict", texts.get("strict"), "", this::toggle);
    HBox row = new HBox(toggle);
    row.getStyleClass().add("actions");
    getStyleClass().addAll("card", "plain");
    getChildren().addAll(new Line("heading", texts.get("strict.title")), row, state);
    show(decoder.strict());
  }

  private void toggle() {
    boolean wanted = !decoder.strict();
    screen.work(
        () -> {
          decoder.strict(wanted);
          return wanted;
        },
        this::chosen,
        failure -> screen.notice(texts.get("failed")));
  }

  private void chosen(boolean wanted) {
    show(wanted);
    if (wanted) {
      // Films without a proof would not play before the next look at the leases.
      screen.work(
          store::renewLeases, renewed -> {}, failure -> screen.notice(texts.get("strict.offline")));
    }
  }

  private void show(boolean strict) {
    toggle.say(texts.get("strict"), strict ? Icons.CHECK : Icons.CROSS);
    toggle.getStyleClass().remove("primary");
    if (strict) {
      toggle.primary();
    }
    state.setText(texts.get(strict ? "strict.on" : "strict.off"));
  }
}
