package app.tangible.ui.nowplaying;

import app.tangible.player.Playback;
import app.tangible.ui.Action;
import app.tangible.ui.Icons;
import app.tangible.ui.Line;
import app.tangible.ui.Screen;
import app.tangible.ui.Texts;
import java.time.Duration;
import java.time.Instant;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What lies over the picture for some seconds after a key: title, time, buttons. */
final class Osd extends VBox {

  private final Screen screen;
  private final Texts texts;
  private final Line above = new Line("lead");
  private final Line title = new Line("display");
  private final Line position = new Line("figure");
  private final Line left = new Line("figure");
  private final Line ends = new Line("quiet");
  private final Timeline timeline;
  private final Action pause;
  private final Action next;
  private final Action chapters;
  private final Action sound;
  private final Action subtitles;

  Osd(Screen screen, PlayingView view, Sheets sheets) {
    this.screen = screen;
    this.texts = screen.texts();
    getStyleClass().add("osd");
    timeline = new Timeline(screen.formats()::position, view::still, view::seek);
    pause = new Action("pause", texts.get("pause"), Icons.PAUSE, view::togglePause).primary();
    next = new Action("next", texts.get("next"), Symbols.NEXT, view::next);
    chapters = new Action("chapters", texts.get("chapters"), Symbols.CHAPTERS, sheets::chapters);
    sound = new Action("sound", texts.get("sound"), Icons.SOUND, sheets::sound);
    subtitles = new Action("subtitles", texts.get("subtitles"), Icons.SUBTITLES, sheets::subtitles);
    Action more = new Action("more", texts.get("more"), Icons.SETTINGS, sheets::more);
    HBox.setHgrow(timeline, Priority.ALWAYS);
    timeline.setMaxWidth(Double.MAX_VALUE);
    position.setMinWidth(Region.USE_PREF_SIZE);
    left.setMinWidth(Region.USE_PREF_SIZE);
    HBox times = new HBox(position, timeline, left);
    times.getStyleClass().add("times");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox buttons =
        new HBox(
            jump("back-10", texts.get("back10"), Icons.BACK_TEN, () -> view.jump(-10)),
            pause,
            jump("on-10", texts.get("on10"), Icons.ON_TEN, () -> view.jump(10)),
            next,
            space,
            chapters,
            sound,
            subtitles,
            more);
    buttons.getStyleClass().add("actions");
    HBox head = new HBox(title, ends);
    head.getStyleClass().add("osd-head");
    getChildren().addAll(new VBox(above, head), times, buttons);
    above.say("");
    next.there(false);
  }

  /** Short on the screen, whole for who listens. */
  private Action jump(String id, String spoken, String icon, Runnable action) {
    Action jump = new Action(id, texts.get("ten"), icon, action);
    jump.setAccessibleText(spoken);
    return jump;
  }

  Action pauseButton() {
    return pause;
  }

  Timeline timeline() {
    return timeline;
  }

  /**
   * @param over the series and the episode's place in it; empty for a film
   */
  void title(String over, String text) {
    above.say(over);
    title.setText(text);
  }

  /** What there is to choose. */
  void offers(boolean hasNext, boolean hasChapters, boolean hasSubtitles) {
    next.there(hasNext);
    chapters.there(hasChapters);
    subtitles.there(hasSubtitles);
  }

  void show(Playback now, double speed, double arrived) {
    boolean paused = now.state() == Playback.State.PAUSED;
    pause.say(texts.get(paused ? "resume" : "pause"), paused ? Icons.PLAY : Icons.PAUSE);
    Duration rest = now.length().minus(now.position());
    boolean known = !now.length().isZero();
    position.setText(screen.formats().position(now.position()));
    left.setText(known ? "−" + screen.formats().position(rest) : "");
    Instant end = Instant.now().plusMillis(Math.round(rest.toMillis() / speed));
    ends.setText(known && !paused ? texts.get("ends", screen.formats().timeOfDay(end)) : "");
    timeline.show(now.position(), now.length(), arrived);
  }
}
