package app.tangible.ui.nowplaying;

import app.tangible.player.Playback;
import app.tangible.ui.Action;
import app.tangible.ui.Icons;
import app.tangible.ui.Line;
import app.tangible.ui.ProgressBand;
import app.tangible.ui.Screen;
import app.tangible.ui.Texts;
import java.time.Duration;
import java.time.Instant;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What lies over the picture for some seconds after a key: title, time, buttons. */
final class Controls extends VBox {

  private final Screen screen;
  private final Texts texts;
  private final Line title = new Line("display");
  private final Line position = new Line("figure");
  private final Line left = new Line("figure");
  private final Line ends = new Line("quiet");
  private final ProgressBand timeline = new ProgressBand();
  private final Action pause;
  private final Action sound;
  private final Action subtitles;

  Controls(Screen screen, PlayingView view) {
    this.screen = screen;
    this.texts = screen.texts();
    getStyleClass().add("osd");
    pause = new Action("pause", texts.get("pause"), Icons.PAUSE, view::togglePause).primary();
    sound = new Action("sound", texts.get("sound"), Icons.SOUND, view::nextSound);
    subtitles =
        new Action("subtitles", texts.get("subtitles"), Icons.SUBTITLES, view::nextSubtitles);
    timeline.getStyleClass().add("timeline");
    HBox.setHgrow(timeline, Priority.ALWAYS);
    HBox times = new HBox(position, timeline, left);
    times.getStyleClass().add("times");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox buttons =
        new HBox(
            new Action("back-10", texts.get("back10"), Icons.BACK_TEN, () -> view.jump(-10)),
            pause,
            new Action("on-10", texts.get("on10"), Icons.ON_TEN, () -> view.jump(10)),
            space,
            sound,
            subtitles);
    buttons.getStyleClass().add("actions");
    HBox head = new HBox(title, ends);
    head.getStyleClass().add("osd-head");
    getChildren().addAll(head, times, buttons);
    tracks("", "");
  }

  void title(String text) {
    title.setText(text);
  }

  Action pauseButton() {
    return pause;
  }

  void show(Playback now) {
    boolean paused = now.state() == Playback.State.PAUSED;
    pause.say(texts.get(paused ? "resume" : "pause"), paused ? Icons.PLAY : Icons.PAUSE);
    Duration rest = now.length().minus(now.position());
    boolean known = !now.length().isZero();
    position.setText(screen.formats().position(now.position()));
    left.setText(known ? "−" + screen.formats().position(rest) : "");
    ends.setText(
        known && !paused
            ? texts.get("ends", screen.formats().timeOfDay(Instant.now().plus(rest)))
            : "");
    timeline.share(known ? now.position().toMillis() / (double) now.length().toMillis() : 0);
  }

  /** The tracks that are on; empty where there is no choice. */
  void tracks(String soundOn, String subtitlesOn) {
    sound.say(texts.get("sound.on", soundOn), Icons.SOUND);
    sound.there(!soundOn.isEmpty());
    subtitles.say(texts.get("subtitles.on", subtitlesOn), Icons.SUBTITLES);
    subtitles.there(!subtitlesOn.isEmpty());
  }
}
