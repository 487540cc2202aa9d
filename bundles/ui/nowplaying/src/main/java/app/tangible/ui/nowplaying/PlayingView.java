package app.tangible.ui.nowplaying;

import app.tangible.decoder.Opening;
import app.tangible.licence.Refusal;
import app.tangible.player.Playback;
import app.tangible.player.Playback.Problem;
import app.tangible.player.Playback.State;
import app.tangible.player.Player;
import app.tangible.player.Track;
import app.tangible.ui.Key;
import app.tangible.ui.Line;
import app.tangible.ui.Screen;
import app.tangible.ui.Texts;
import app.tangible.ui.View;
import java.time.Duration;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.PauseTransition;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The picture, full-bleed; the controls over it for some seconds; or why it does not play. */
final class PlayingView implements View {

  private static final Logger LOG = LoggerFactory.getLogger(PlayingView.class);
  private static final javafx.util.Duration CONTROLS_STAY = javafx.util.Duration.seconds(4);
  private static final javafx.util.Duration REDRAW = javafx.util.Duration.millis(250);
  private static final javafx.util.Duration REMEMBER = javafx.util.Duration.seconds(5);

  private final Screen screen;
  private final Texts texts;
  private final Cinema cinema;
  private final Player player;
  private final Duration from;
  private final ImageView image = new ImageView();
  private final Picture picture = new Picture(image, this::firstPicture);
  private final Controls controls;
  private final Line wait = new Line("heading");
  private final StackPane root = new StackPane();
  private final PauseTransition hide = new PauseTransition(CONTROLS_STAY);
  private final Timeline redraw = new Timeline(new KeyFrame(REDRAW, event -> redraw()));
  private final Timeline remember = new Timeline(new KeyFrame(REMEMBER, event -> remember()));
  private final TrackChoice sound;
  private final TrackChoice subtitles;
  private @Nullable AutoCloseable listening;
  private @Nullable FilmSource source;
  private @Nullable Trouble trouble;

  PlayingView(Screen screen, Cinema cinema, Duration from) {
    this.screen = screen;
    this.texts = screen.texts();
    this.cinema = cinema;
    this.player = cinema.player();
    this.from = from;
    controls = new Controls(screen, this);
    sound = new TrackChoice(player, Track.Kind.AUDIO, screen.locale(), "");
    subtitles =
        new TrackChoice(player, Track.Kind.SUBTITLE, screen.locale(), texts.get("subtitles.off"));
    image.setPreserveRatio(true);
    image.setFitWidth(1920);
    image.setFitHeight(1080);
    StackPane.setAlignment(controls, Pos.BOTTOM_CENTER);
    root.getStyleClass().add("playing");
    root.setFocusTraversable(false);
    root.getChildren().addAll(image, wait, controls);
    root.setOnMouseMoved(event -> showControls());
    controls.setVisible(false);
    wait.setText(texts.get("opening"));
    hide.setOnFinished(event -> hideControls());
    redraw.setCycleCount(Animation.INDEFINITE);
    remember.setCycleCount(Animation.INDEFINITE);
    screen.work(cinema::open, this::opened, this::notOpened);
  }

  private void opened(Cinema.Seat seat) {
    switch (seat.opening()) {
      case Opening.Refused refused -> {
        LOG.info("the decoder refused: {}", refused.reason());
        trouble("refusal." + refused.reason());
      }
      case Opening.Ready ready -> {
        controls.title(seat.film().title());
        FilmSource opened = new FilmSource(ready.film(), seat.arrival());
        source = opened;
        listening = player.listen(now -> screen.onScreen(() -> changed(now)));
        player.play(opened, from, picture);
        redraw.play();
        remember.play();
        if (ready.inGrace()) {
          screen.notice(texts.get("grace"));
        }
      }
    }
  }

  private void notOpened(Exception failure) {
    LOG.warn("the film does not open", failure);
    trouble("decoder");
  }

  private void firstPicture() {
    wait.setVisible(false);
    showControls();
  }

  private void changed(Playback now) {
    controls.show(now);
    switch (now.state()) {
      case PLAYING -> controls.tracks(sound.name(), subtitles.name());
      case ENDED -> screen.back();
      case FAILED -> {
        Refusal refusal = source == null ? null : source.refusal().orElse(null);
        trouble(
            refusal != null
                ? "refusal." + refusal
                : "problem." + now.problem().map(Problem::kind).orElseThrow());
      }
      case IDLE, OPENING, PAUSED -> {}
    }
  }

  private void trouble(String key) {
    if (trouble == null) {
      redraw.stop();
      remember.stop();
      trouble = new Trouble(screen, key);
      root.getChildren().setAll(trouble);
      trouble.offerFocus();
    }
  }

  private void redraw() {
    if (controls.isVisible()) {
      controls.show(player.now());
      controls.tracks(sound.name(), subtitles.name());
    }
  }

  private void remember() {
    Playback now = player.now();
    if (now.state() == State.PLAYING || now.state() == State.PAUSED) {
      keep(now);
    }
  }

  private void keep(Playback now) {
    screen.work(
        () -> {
          cinema.stoppedAt(now.position(), now.length());
          return now;
        },
        kept -> {},
        failure -> LOG.warn("the resume point is not kept", failure));
  }

  void togglePause() {
    if (player.now().state() == State.PAUSED) {
      player.resume();
    } else {
      player.pause();
    }
  }

  void jump(int seconds) {
    Playback now = player.now();
    Duration target = now.position().plusSeconds(seconds);
    Duration last = now.length().minusSeconds(1);
    player.seek(!now.length().isZero() && target.compareTo(last) > 0 ? last : target);
  }

  void nextSound() {
    sound.next();
  }

  void nextSubtitles() {
    subtitles.next();
  }

  @Override
  public boolean key(Key key) {
    if (trouble != null || key == Key.BACK) {
      return false;
    }
    boolean shown = controls.isVisible();
    showControls();
    if (shown) {
      return false;
    }
    switch (key) {
      case LEFT -> jump(-10);
      case RIGHT -> jump(10);
      case OK -> togglePause();
      case UP, DOWN, BACK -> {}
    }
    return true;
  }

  private void showControls() {
    if (trouble == null && !controls.isVisible()) {
      controls.setVisible(true);
      controls.show(player.now());
      controls.pauseButton().requestFocus();
    }
    hide.playFromStart();
  }

  private void hideControls() {
    if (player.now().state() == State.PLAYING) {
      controls.setVisible(false);
    } else {
      hide.playFromStart();
    }
  }

  @Override
  public Node node() {
    return root;
  }

  @Override
  public boolean fullBleed() {
    return true;
  }

  @Override
  public void close() {
    hide.stop();
    redraw.stop();
    remember.stop();
    Playback now = player.now();
    if (source != null) {
      switch (now.state()) {
        case PLAYING, PAUSED, ENDED -> keep(now);
        case IDLE, OPENING, FAILED -> {}
      }
      player.stop();
    }
    picture.close();
    if (listening != null) {
      try {
        listening.close();
      } catch (Exception e) {
        throw new IllegalStateException("the player does not let go of its listener", e);
      }
    }
  }
}
