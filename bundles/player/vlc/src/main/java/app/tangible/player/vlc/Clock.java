package app.tangible.player.vlc;

import app.tangible.player.Playback;
import java.time.Duration;
import java.util.Optional;

/**
 * What was last known of the playback, and when: libvlc reports a position every 250 ms, between
 * which it is estimated. Immutable.
 *
 * @param reportedAt {@link System#nanoTime} of the report
 */
record Clock(
    Playback.State state,
    Duration position,
    long reportedAt,
    Duration length,
    Optional<Playback.Problem> problem) {

  /** Longer without a report means that playback hangs; the estimate then waits for it. */
  private static final Duration LONGEST_GUESS = Duration.ofMillis(500);

  static Clock idle() {
    return new Clock(Playback.State.IDLE, Duration.ZERO, 0, Duration.ZERO, Optional.empty());
  }

  static Clock opening(Duration from) {
    return new Clock(Playback.State.OPENING, from, 0, Duration.ZERO, Optional.empty());
  }

  Clock in(Playback.State next, long now) {
    return new Clock(next, positionAt(now), now, length, Optional.empty());
  }

  Clock at(Duration reported, long now) {
    return new Clock(state, reported, now, length, problem);
  }

  Clock ofLength(Duration known) {
    return new Clock(state, position, reportedAt, known, problem);
  }

  Clock ended(long now) {
    Duration end = length.isZero() ? positionAt(now) : length;
    return new Clock(Playback.State.ENDED, end, now, length, Optional.empty());
  }

  Clock failed(Playback.Problem why, long now) {
    return new Clock(Playback.State.FAILED, positionAt(now), now, length, Optional.of(why));
  }

  Duration positionAt(long now) {
    if (state != Playback.State.PLAYING) {
      return position;
    }
    Duration since = Duration.ofNanos(now - reportedAt);
    Duration guess = position.plus(since.compareTo(LONGEST_GUESS) < 0 ? since : LONGEST_GUESS);
    return length.isZero() || guess.compareTo(length) < 0 ? guess : length;
  }

  Playback asPlayback(long now, int volumePercent) {
    return new Playback(state, positionAt(now), length, volumePercent, problem);
  }
}
