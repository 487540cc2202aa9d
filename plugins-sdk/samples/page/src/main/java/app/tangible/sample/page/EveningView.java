package app.tangible.sample.page;

import app.tangible.ui.Action;
import app.tangible.ui.Line;
import app.tangible.ui.Screen;
import app.tangible.ui.View;
import java.time.Clock;
import java.time.Duration;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** A question, three answers to choose from, and what the chosen one means. */
final class EveningView implements View {

  private final Screen screen;
  private final Evening evening;
  private final Line answer = new Line("display");
  private final VBox body;

  EveningView(Screen screen, Clock clock) {
    this.screen = screen;
    evening = new Evening(clock, screen.locale());
    HBox lengths = new HBox(length(90).primary(), length(120), length(180));
    lengths.getStyleClass().add("actions");
    HBox head = new HBox(new Line("title", screen.texts().get("title")));
    head.getStyleClass().add("page-head");
    body = new VBox(head, new Line("lead", screen.texts().get("question")), lengths, answer);
    body.getStyleClass().add("page-body");
    body.setSpacing(32);
    answer.say("");
    screen.offerFocus(lengths.getChildren().getFirst());
  }

  private Action length(int minutes) {
    Duration length = Duration.ofMinutes(minutes);
    return new Action(
        "evening-" + minutes,
        screen.formats().length(length),
        "",
        () -> answer.say(screen.texts().get("ends", evening.end(length))));
  }

  @Override
  public Node node() {
    return body;
  }
}
