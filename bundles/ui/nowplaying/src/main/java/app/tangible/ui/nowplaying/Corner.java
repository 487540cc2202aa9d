package app.tangible.ui.nowplaying;

import app.tangible.player.Display;
import app.tangible.player.VideoFacts;
import app.tangible.player.VideoFacts.Range;
import app.tangible.ui.Badge;
import app.tangible.ui.Formats;
import app.tangible.ui.Line;
import app.tangible.ui.Texts;
import java.time.Instant;
import java.util.Optional;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The time of day, what the picture is made of, and what the display makes of it. */
final class Corner extends VBox {

  private final Texts texts;
  private final Formats formats;
  private final Line clock = new Line("figure");
  private final HBox badges = new HBox();
  private final Line display = new Line("quiet");
  private String drawn = "";

  Corner(Texts texts, Formats formats) {
    this.texts = texts;
    this.formats = formats;
    getStyleClass().add("corner");
    badges.getStyleClass().add("corner-badges");
    getChildren().addAll(clock, badges, display);
    display.say("");
    setMouseTransparent(true);
  }

  void show(Optional<VideoFacts> video, Optional<Display.Mode> mode, double speed) {
    clock.setText(formats.timeOfDay(Instant.now()));
    String now = video + " " + mode + " " + speed;
    if (now.equals(drawn)) {
      return;
    }
    drawn = now;
    badges.getChildren().clear();
    if (speed != 1) {
      badge(texts.get("speed.value", number(speed)));
    }
    video.ifPresent(
        facts -> {
          badge(lines(facts));
          if (facts.framesPerSecond() > 0) {
            badge(texts.get("facts.rate", number(facts.framesPerSecond())));
          }
          badge(facts.codec());
          if (facts.range() != Range.SDR) {
            badge(facts.range().name());
          }
        });
    display.say(
        mode.filter(shown -> shown.hertz() > 0)
            .map(
                shown ->
                    texts.get(
                        video.filter(facts -> facts.range() != Range.SDR).isPresent()
                            ? "facts.display.sdr"
                            : "facts.display",
                        shown.width(),
                        shown.height(),
                        number(shown.hertz())))
            .orElse(""));
  }

  private void badge(String text) {
    if (!text.isEmpty()) {
      badges.getChildren().add(new Badge(text, Badge.Tone.PLAIN));
    }
  }

  /** As it is sold: by the width, since films are wide. */
  static String lines(VideoFacts facts) {
    int width = facts.width();
    int height = facts.height();
    if (width >= 7000) {
      return "8K";
    }
    if (width >= 3200 || height >= 1700) {
      return "4K";
    }
    if (width >= 1800 || height >= 1000) {
      return "1080p";
    }
    return width >= 1200 || height >= 700 ? "720p" : height + "p";
  }

  static String number(double value) {
    double rounded = Math.round(value * 1000) / 1000.0;
    return Math.abs(rounded - Math.rint(rounded)) < 0.0005
        ? String.valueOf(Math.round(rounded))
        : String.valueOf(rounded);
  }
}
