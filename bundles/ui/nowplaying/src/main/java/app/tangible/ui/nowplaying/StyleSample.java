package app.tangible.ui.nowplaying;

import app.tangible.player.SubtitleStyle;
import app.tangible.ui.Line;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.animation.PauseTransition;
import javafx.scene.layout.StackPane;

/** Words as subtitles will look; what is chosen is applied when it no longer changes. */
final class StyleSample extends StackPane {

  private final Line line;
  private final PauseTransition settled = new PauseTransition(javafx.util.Duration.millis(600));
  private SubtitleStyle style;

  StyleSample(String words, SubtitleStyle style) {
    this.style = style;
    line = new Line("style-sample", words);
    getStyleClass().add("style-ground");
    getChildren().add(line);
    draw();
  }

  void say(UnaryOperator<SubtitleStyle> change, Consumer<UnaryOperator<SubtitleStyle>> apply) {
    style = change.apply(style);
    draw();
    SubtitleStyle wanted = style;
    settled.setOnFinished(event -> apply.accept(before -> wanted));
    settled.playFromStart();
  }

  private void draw() {
    String ground =
        switch (style.ground()) {
          case OUTLINE -> "-fx-effect: dropshadow(three-pass-box, black, 5, 0.9, 0, 0);";
          case SHADOW -> "-fx-effect: dropshadow(three-pass-box, black, 6, 0.6, 4, 4);";
          case BOX -> "-fx-background-color: #000000c0;";
        };
    line.setStyle(
        "-fx-text-fill: #%06x; -fx-font-size: %dpx; %s"
            .formatted(style.colour().rgb(), 36 * style.sizePercent() / 100, ground));
    line.setTranslateY(-Math.max(0, style.liftPercent() - 3) * 1.6);
  }
}
