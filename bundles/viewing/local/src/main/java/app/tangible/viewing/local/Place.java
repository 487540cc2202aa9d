package app.tangible.viewing.local;

import app.tangible.library.TitleId;
import app.tangible.player.Playback;
import java.time.Duration;
import java.util.Optional;

/** Keeps the viewer's place in what is on: now and then, when it is left, and at its end. */
final class Place {

  private final Audience audience;
  private final int rememberSeconds;
  private int seconds;

  Place(Audience audience, int rememberSeconds) {
    this.audience = audience;
    this.rememberSeconds = rememberSeconds;
  }

  /** Another second of it. */
  void tick(Optional<TitleId> on, Playback now) {
    seconds++;
    if (seconds % rememberSeconds == 0) {
      left(on, now);
    }
  }

  void left(Optional<TitleId> on, Playback now) {
    keep(on, now.position(), now.length());
  }

  void ended(Optional<TitleId> on, Playback now) {
    keep(on, now.length().isZero() ? now.position() : now.length(), now.length());
  }

  private void keep(Optional<TitleId> on, Duration position, Duration length) {
    on.ifPresent(id -> audience.reached(id, position, length));
  }
}
