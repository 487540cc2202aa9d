package app.tangible.ui.nowplaying;

import app.tangible.player.PictureSink;
import app.tangible.player.Playback;
import app.tangible.player.Playback.State;
import app.tangible.player.Player;
import app.tangible.player.VideoFacts;
import app.tangible.ui.Key;
import app.tangible.ui.Line;
import app.tangible.ui.Screen;
import app.tangible.ui.Texts;
import app.tangible.ui.View;
import app.tangible.viewing.Scene;
import app.tangible.viewing.Scene.Stage;
import app.tangible.viewing.Viewing;
import app.tangible.viewing.Viewing.Still;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** The picture, full-bleed; what lies over it for some seconds; or why it does not play. */
final class PlayingView implements View {

  private static final javafx.util.Duration REDRAW = javafx.util.Duration.millis(250);

  private final Screen screen;
  private final Texts texts;
  private final Viewing viewing;
  private final Player player;
  private final Picture picture = new Picture(this::firstPicture);
  private final Overlays overlays;
  private final Offer offer;
  private final Line wait = new Line("heading");
  private final StackPane root = new StackPane();
  private final javafx.animation.Timeline redraw =
      new javafx.animation.Timeline(new KeyFrame(REDRAW, event -> redraw()));
  private final Jumps jumps = new Jumps();
  private final List<AutoCloseable> handles = new ArrayList<>();
  private Optional<app.tangible.library.TitleId> named = Optional.empty();
  private @Nullable Trouble trouble;
  private boolean begun;
  private boolean graceSaid;

  PlayingView(Screen screen, NowPlayingPage.Theatre theatre) {
    this.screen = screen;
    this.texts = screen.texts();
    this.viewing = theatre.viewing();
    this.player = theatre.player();
    overlays = new Overlays(screen, theatre, this);
    offer = overlays.offer();
    root.getStyleClass().add("playing");
    root.setFocusTraversable(false);
    show();
    root.setOnMouseMoved(event -> showControls());
    picture.node().setOnMouseClicked(event -> togglePause());
    root.setOnScroll(
        event -> player.volume(player.now().volumePercent() + (event.getDeltaY() > 0 ? 5 : -5)));
    overlays.set(false);
    wait.setText(texts.get("opening"));
    redraw.setCycleCount(Animation.INDEFINITE);
  }

  /**
   * @param asked whether something was asked for, so that what is on is about to change
   */
  void begin(boolean asked) {
    begun = !asked;
    handles.add(viewing.listen(scene -> screen.onScreen(() -> changed(scene))));
    handles.add(player.listen(now -> screen.onScreen(() -> changed(now))));
    viewing.screen(picture);
    redraw.play();
    screen.onScreen(() -> changed(viewing.now()));
  }

  private void changed(Scene scene) {
    boolean moves = scene.stage() == Stage.OPENING || scene.stage() == Stage.ON;
    begun |= moves;
    if (!scene.title().equals(named)) {
      named = scene.title();
      picture.await();
    }
    switch (scene.stage()) {
      case NOTHING -> {
        if (begun && trouble == null) {
          screen.back();
          return;
        }
      }
      case OPENING -> {
        wait.setText(texts.get("opening"));
        wait.setVisible(!picture.shown());
      }
      case ON -> grace(scene);
      case TROUBLE -> {
        if (begun) {
          trouble(scene.trouble().orElse("decoder"));
        }
      }
    }
    overlays.changed(scene);
    redraw();
  }

  private void grace(Scene scene) {
    if (scene.inGrace() && !graceSaid) {
      graceSaid = true;
      screen.notice(texts.get("grace"));
    }
  }

  private void firstPicture() {
    wait.setVisible(false);
    redraw();
    showControls();
  }

  private void changed(Playback now) {
    if (now.state() == State.PLAYING && player.video().isEmpty() && !now.length().isZero()) {
      wait.setText(viewing.now().name()); // sound alone
    }
    redraw();
  }

  private void trouble(String key) {
    if (trouble == null) {
      redraw.stop();
      overlays.stop();
      trouble = new Trouble(screen, key, this::leave, this::again);
      root.setCursor(Cursor.DEFAULT);
      root.getChildren().setAll(trouble);
      trouble.takeFocus();
    }
  }

  private void leave() {
    viewing.stop();
    screen.back();
  }

  /** From where it stopped. */
  private void again() {
    trouble = null;
    show();
    picture.await();
    wait.setVisible(true);
    redraw.play();
    viewing.now().title().ifPresentOrElse(id -> viewing.play(id, Viewing.From.RESUME), this::leave);
  }

  private void show() {
    root.getChildren().setAll(picture.node(), wait);
    root.getChildren().addAll(overlays.nodes());
  }

  void redraw() {
    Optional<VideoFacts> video = player.video();
    double speed = player.tuning().speed();
    picture.frame(video.map(VideoFacts::shape).orElse(1.0), player.tuning().framing());
    overlays.redraw(video, speed);
  }

  Optional<Still> still(Duration position) {
    return viewing.still(position);
  }

  void seek(Duration position) {
    player.seek(position);
    overlays.stay();
  }

  void next() {
    viewing.next();
  }

  void togglePause() {
    if (player.now().state() == State.PAUSED) {
      player.resume();
    } else {
      player.pause();
    }
    showControls();
  }

  void jump(long seconds) {
    Playback now = player.now();
    Duration target = now.position().plusSeconds(seconds);
    Duration last = now.length().minusSeconds(1);
    target = !now.length().isZero() && target.compareTo(last) > 0 ? last : target;
    player.seek(target.isNegative() ? Duration.ZERO : target);
  }

  @Override
  public boolean key(Key key) {
    if (key == Key.BACK) {
      return back();
    }
    if (trouble != null) {
      return false;
    }
    boolean shown = overlays.shown();
    if (!shown && (offer.counts() || offer.skips() && key == Key.OK)) {
      return offered(key);
    }
    showControls();
    if (shown) {
      return false;
    }
    switch (key) {
      case LEFT -> jump(-jumps.next(key));
      case RIGHT -> jump(jumps.next(key));
      case OK -> togglePause();
      case UP, DOWN, BACK -> {}
    }
    return true;
  }

  private boolean offered(Key key) {
    if (offer.counts()) {
      return key == Key.UP || key == Key.DOWN; // left, right and OK are the card's
    }
    viewing.skipSegment();
    return true;
  }

  private boolean back() {
    if (trouble == null && offer.counts()) {
      viewing.stay();
      return true;
    }
    viewing.stop();
    return false;
  }

  void showControls() {
    if (trouble == null) {
      overlays.show();
    }
  }

  void pointer(boolean shown) {
    root.setCursor(shown ? Cursor.DEFAULT : Cursor.NONE);
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
    overlays.stop();
    redraw.stop();
    viewing.screen(PictureSink.none());
    picture.close();
    for (AutoCloseable handle : handles) {
      try {
        handle.close();
      } catch (Exception e) {
        throw new IllegalStateException("a listener is not let go", e);
      }
    }
  }
}
