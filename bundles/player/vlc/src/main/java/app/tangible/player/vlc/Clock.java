package app.tangible.player.vlc;

import app.tangible.player.Playback;
import java.time.Duration;
import java.util.Optional;

/**
 * What was last known of the playback, and when: libvlc reports a position every 250 ms, between
 * which it is estimated. Immutable.
 *
 * @param reportedAt {@link System#nanoTime} of the report
 * @param reported whether libvlc ever told a position
 */
record Clock(
    Playback.State state,
    Duration position,
    long reportedAt,
    Duration length,
    Optional<Playback.Problem> problem,
    double speed,
    boolean reported) {

  /** Longer without a report means that playback hangs; the estimate then waits for it. */
  private static final Duration LONGEST_GUESS = Duration.ofMillis(500);

  static Clock idle() {
    return new Clock(
        Playback.State.IDLE, Duration.ZERO, 0, Duration.ZERO, Optional.empty(), 1, false);
  }

  static Clock opening(Duration from) {
    return new Clock(Playback.State.OPENING, from, 0, Duration.ZERO, Optional.empty(), 1, false);
  }

  Clock in(Playback.State next, long now) {
    return new Clock(next, positionAt(now), now, length, Optional.empty(), speed, reported);
  }

  /** It is there, as somebody says who wants it there. */
  Clock at(Duration there, long now) {
    return new Clock(state, there, now, length, problem, speed, reported);
  }

  /** It is there, as libvlc says. */
  Clock reportedAt(Duration there, long now) {
    return new Clock(state, there, now, length, problem, speed, true);
  }

  Clock atSpeed(double next) {
    return new Clock(state, position, reportedAt, length, problem, next, reported);
  }

  Clock ofLength(Duration known) {
    return new Clock(state, position, reportedAt, known, problem, speed, reported);
  }

  Clock ended(long now) {
    Duration end = length.isZero() ? positionAt(now) : length;
    return new Clock(Playback.State.ENDED, end, now, length, Optional.empty(), speed, reported);
  }

  Clock failed(Playback.Problem why, long now) {
    return new Clock(
        Playback.State.FAILED, positionAt(now), now, length, Optional.of(why), speed, reported);
  }

  Duration positionAt(long now) {
    if (state != Playback.State.PLAYING) {
      return position;
    }
    Duration since = Duration.ofNanos(now - reportedAt);
    Duration bounded = since.compareTo(LONGEST_GUESS) < 0 ? since : LONGEST_GUESS;
    Duration guess = position.plusNanos((long) (bounded.toNanos() * speed));
    return length.isZero() || guess.compareTo(length) < 0 ? guess : length;
  }

  Playback asPlayback(long now, int volumePercent) {
    return new Playback(state, positionAt(now), length, volumePercent, problem);
  }
}
