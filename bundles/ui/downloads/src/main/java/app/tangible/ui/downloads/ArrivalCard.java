package app.tangible.ui.downloads;

import app.tangible.metadata.Metadata;
import app.tangible.store.Purchase;
import app.tangible.transfer.Progress;
import app.tangible.transfer.Progress.State;
import app.tangible.transfer.Transfer;
import app.tangible.ui.Artwork;
import app.tangible.ui.ContentButton;
import app.tangible.ui.FilmLookup;
import app.tangible.ui.Line;
import app.tangible.ui.ProgressBand;
import app.tangible.ui.Screen;
import app.tangible.ui.Texts;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One film on its way: how far, how fast, from whom. OK says more. */
final class ArrivalCard extends ContentButton {

  private static final PseudoClass WARN = PseudoClass.getPseudoClass("warn");

  private final Screen screen;
  private final Texts texts;
  private final Line state = new Line("lead");
  private final Line amount = new Line("quiet");
  private final Line from = new Line("quiet");
  private final ProgressBand band = new ProgressBand();

  ArrivalCard(Screen screen, Metadata metadata, Arrival arrival, Runnable pressed) {
    HBox box = new HBox();
    super(box);
    this.screen = screen;
    this.texts = screen.texts();
    setId("arrival-" + arrival.film().hex());
    getStyleClass().setAll("card", "arrival");
    Artwork artwork = new Artwork(96, 144);
    artwork.title("", arrival.film().hex());
    new FilmLookup(screen, metadata).poster(arrival.title(), arrival.year(), artwork);
    Line title = new Line("heading", arrival.title());
    HBox.setHgrow(title, Priority.ALWAYS);
    title.setMaxWidth(Double.MAX_VALUE);
    state.setWrapText(false);
    state.setMinWidth(USE_PREF_SIZE);
    HBox head = new HBox(title, state);
    head.getStyleClass().add("arrival-head");
    VBox words = new VBox(head, band, amount, from);
    words.getStyleClass().add("arrival-words");
    HBox.setHgrow(words, Priority.ALWAYS);
    box.getStyleClass().add("arrival-box");
    box.getChildren().setAll(artwork, words);
    setOnAction(event -> pressed.run());
  }

  void show(Arrival arrival) {
    if (arrival.leftOut()) {
      showLeftOut();
    } else if (arrival.transfer().isPresent()) {
      show(arrival.transfer().get(), arrival.purchase().flatMap(of -> of.step().problem()));
    } else {
      arrival.purchase().ifPresent(this::show);
    }
    setAccessibleText(arrival.title() + ", " + state.getText());
    setAccessibleHelp(amount.getText());
  }

  private void showLeftOut() {
    state.setText(texts.get("state.leftOut"));
    band.setVisible(false);
    amount.say(texts.get("leftOut.hint"));
    from.say("");
    pseudoClassStateChanged(WARN, false);
  }

  /**
   * @param problem what its purchase says stands in the way: a full disk, say
   */
  private void show(Transfer transfer, Optional<String> problem) {
    Progress now = transfer.progress();
    boolean paused = transfer.paused();
    state.setText(texts.get(paused ? "state.paused" : "state." + now.state()));
    band.setVisible(true);
    band.share(now.totalBytes() == 0 ? 0 : now.verifiedBytes() / (double) now.totalBytes());
    amount.say(paused ? amountOf(now) : fetching(now));
    from.say(
        now.state() == State.FAILED
            ? problem.orElseGet(() -> texts.get("failed.goesOn"))
            : Routes.line(texts, now));
    pseudoClassStateChanged(WARN, now.state() == State.FAILED);
  }

  private String fetching(Progress now) {
    return now.remaining().isPresent() && now.state() == State.RUNNING
        ? texts.get(
            "amount.rate",
            screen.formats().bytes(now.verifiedBytes()),
            screen.formats().bytes(now.totalBytes()),
            screen.formats().rate(now.bytesPerSecond()),
            screen.formats().length(now.remaining().get()))
        : amountOf(now);
  }

  private String amountOf(Progress now) {
    return texts.get(
        "amount",
        screen.formats().bytes(now.verifiedBytes()),
        screen.formats().bytes(now.totalBytes()));
  }

  private void show(Purchase purchase) {
    Purchase.Step step = purchase.step();
    state.setText(texts.get("stage." + step.stage()));
    band.setVisible(false);
    amount.say(step.problem().orElseGet(() -> texts.get("stage.hint")));
    from.say("");
    pseudoClassStateChanged(WARN, step.problem().isPresent());
  }
}
