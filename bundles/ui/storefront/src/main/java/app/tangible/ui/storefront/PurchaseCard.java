package app.tangible.ui.storefront;

import app.tangible.store.Purchase.Stage;
import app.tangible.store.Purchase.Step;
import app.tangible.ui.Icons;
import app.tangible.ui.Line;
import app.tangible.ui.ProgressBand;
import app.tangible.ui.Screen;
import app.tangible.ui.Texts;
import java.time.Duration;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.SVGPath;

/** The way of a purchase in four steps, and the fetch with its bytes, rate and time left. */
final class PurchaseCard extends VBox {

  private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");
  private static final PseudoClass NOW = PseudoClass.getPseudoClass("now");
  private static final List<String> WAYPOINTS = List.of("payment", "certificate", "keys", "film");

  private final Screen screen;
  private final Texts texts;
  private final HBox steps = new HBox();
  private final Line word = new Line("heading");
  private final Line detail = new Line("quiet");
  private final ProgressBand band = new ProgressBand();

  PurchaseCard(Screen screen) {
    this.screen = screen;
    this.texts = screen.texts();
    getStyleClass().addAll("card", "purchase");
    steps.getStyleClass().add("steps");
    for (String waypoint : WAYPOINTS) {
      SVGPath mark = new SVGPath();
      mark.setContent(Icons.CHECK);
      mark.getStyleClass().add("step-mark");
      StackPane dot = new StackPane(mark);
      dot.getStyleClass().add("step-dot");
      HBox step = new HBox(dot, new Line("body", texts.get("step." + waypoint)));
      step.getStyleClass().add("step");
      steps.getChildren().add(step);
    }
    getChildren().addAll(steps, word, band, detail);
  }

  void show(Step step) {
    int reached = reached(step.stage());
    for (int i = 0; i < steps.getChildren().size(); i++) {
      steps.getChildren().get(i).pseudoClassStateChanged(DONE, i < reached);
      steps.getChildren().get(i).pseudoClassStateChanged(NOW, i == reached);
    }
    word.setText(texts.get("stage." + step.stage()));
    boolean fetching = step.stage() == Stage.FETCHING && step.totalBytes() > 0;
    band.setVisible(fetching || step.stage() == Stage.OWNED);
    band.share(
        step.stage() == Stage.OWNED
            ? 1
            : step.totalBytes() == 0 ? 0 : step.doneBytes() / (double) step.totalBytes());
    detail.say(step.problem().orElseGet(() -> fetching ? amount(step) : hint(step.stage())));
  }

  private String hint(Stage stage) {
    return texts.get("hint." + stage);
  }

  private String amount(Step step) {
    String done = screen.formats().bytes(step.doneBytes());
    String total = screen.formats().bytes(step.totalBytes());
    if (step.bytesPerSecond() <= 0) {
      return texts.get("fetched", done, total);
    }
    Duration left =
        Duration.ofSeconds((step.totalBytes() - step.doneBytes()) / step.bytesPerSecond());
    return texts.get(
        "fetching",
        done,
        total,
        screen.formats().rate(step.bytesPerSecond()),
        screen.formats().length(left));
  }

  private static int reached(Stage stage) {
    return switch (stage) {
      case ORDERED, PAYING, REFUSED -> 0;
      case PAID, CERTIFYING -> 1;
      case LICENSED -> 2;
      case FETCHING -> 3;
      case OWNED -> 4;
    };
  }
}
