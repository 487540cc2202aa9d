package app.tangible.viewing.local;

import app.tangible.player.Display;
import app.tangible.player.VideoFacts;
import java.util.Optional;
import java.util.concurrent.Executor;

/** Has the display follow the film's frames, once a film, as soon as their rate is known. */
final class DisplayRate {

  private final Display display;
  private final Executor slow;
  private boolean suited;

  DisplayRate(Display display, Executor slow) {
    this.display = display;
    this.slow = slow;
  }

  /** A film begins. */
  void begin() {
    suited = false;
  }

  void follow(Optional<VideoFacts> video) {
    if (!suited && video.isPresent()) {
      double rate = video.get().framesPerSecond();
      suited = true;
      if (rate > 0) {
        slow.execute(() -> display.suit(rate));
      }
    }
  }

  void restore() {
    display.restore();
  }
}
