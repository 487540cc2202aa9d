package app.tangible.ui.nowplaying;

import app.tangible.library.Title;
import app.tangible.ui.Action;
import app.tangible.ui.Icons;
import app.tangible.ui.Line;
import app.tangible.ui.Texts;
import app.tangible.viewing.Scene;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What is offered at the lower right: to skip an opening, or the next episode. */
final class Offer extends VBox {

  private final Texts texts;
  private final Action skip;
  private final Line heading = new Line("lead");
  private final Line name = new Line("heading");
  private final Action next;
  private final Action stay;
  private final VBox card;

  Offer(Texts texts, Runnable onSkip, Runnable onNext, Runnable onStay) {
    this.texts = texts;
    getStyleClass().add("offer");
    skip = new Action("skip", "", Symbols.NEXT, onSkip);
    next = new Action("play-next", texts.get("next.now"), Icons.PLAY, onNext).primary();
    stay = new Action("stay", texts.get("next.stay"), "", onStay);
    HBox actions = new HBox(next, stay);
    actions.getStyleClass().add("actions");
    card = new VBox(heading, name, actions);
    card.getStyleClass().addAll("card", "next-card");
    getChildren().addAll(card, skip);
    setPickOnBounds(false);
    show(Scene.EMPTY, Optional.empty());
  }

  /**
   * @param upNext what comes next, where that is known
   */
  void show(Scene scene, Optional<Title> upNext) {
    boolean counts = scene.nextAt().isPresent();
    card.setVisible(counts);
    card.setManaged(counts);
    skip.there(scene.segment().isPresent() && !counts);
    scene.segment().ifPresent(one -> skip.say(texts.get("skip." + one.kind()), Symbols.NEXT));
    name.say(upNext.map(Title::name).orElse(""));
    scene.nextAt().ifPresent(this::count);
  }

  /** How long until the next one begins. */
  void count(Instant at) {
    long seconds = Math.max(0, Duration.between(Instant.now(), at).plusMillis(999).toSeconds());
    heading.setText(texts.get("next.in", seconds));
  }

  boolean counts() {
    return card.isVisible();
  }

  boolean skips() {
    return skip.isVisible();
  }

  Action nextButton() {
    return next;
  }
}
