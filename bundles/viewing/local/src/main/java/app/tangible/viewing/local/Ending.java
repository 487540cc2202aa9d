package app.tangible.viewing.local;

import app.tangible.player.Playback;
import app.tangible.viewing.Scene.Segment;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How what is on ends: the next one that counts down, and sleep. */
final class Ending {

  /** Credits that end before that much of the rest are followed by more film. */
  private static final Duration AFTER_CREDITS = Duration.ofSeconds(20);

  private final Clock clock;
  private final Duration countdown;
  private Optional<Instant> nextAt = Optional.empty();
  private Optional<Instant> sleepAt = Optional.empty();
  private boolean sleepAtEnd;
  private boolean autoPlay = true;
  private boolean stays;

  Ending(Clock clock, Duration countdown) {
    this.clock = clock;
    this.countdown = countdown;
  }

  /** Something else is on. */
  void clear() {
    nextAt = Optional.empty();
    stays = false;
  }

  /**
   * Begins or ends the countdown.
   *
   * @param hasNext whether there is a next episode
   * @return whether that changed
   */
  boolean look(Playback now, Optional<Segment> segment, boolean hasNext) {
    Optional<Instant> before = nextAt;
    boolean due = hasNext && autoPlay && !stays && !sleepAtEnd && nearEnd(now, segment);
    if (!due) {
      nextAt = Optional.empty();
    } else if (nextAt.isEmpty()) {
      nextAt = Optional.of(clock.instant().plus(countdown));
    }
    return !before.equals(nextAt);
  }

  private boolean nearEnd(Playback now, Optional<Segment> segment) {
    if (now.length().isZero()) {
      return false;
    }
    Duration rest = now.length().minus(now.position());
    boolean credits =
        segment.isPresent()
            && segment.get().kind() == Segment.Kind.CREDITS
            && now.length().minus(segment.get().to()).compareTo(AFTER_CREDITS) < 0;
    return credits || rest.compareTo(countdown) < 0;
  }

  boolean timeForNext() {
    return nextAt.isPresent() && !clock.instant().isBefore(nextAt.get());
  }

  Optional<Instant> nextAt() {
    return nextAt;
  }

  void stay() {
    stays = true;
    nextAt = Optional.empty();
  }

  boolean stays() {
    return stays;
  }

  void sleepAfter(Duration time) {
    sleepAtEnd = false;
    sleepAt =
        time.isZero() || time.isNegative()
            ? Optional.empty()
            : Optional.of(clock.instant().plus(time));
  }

  void sleepAtEnd() {
    sleepAtEnd = true;
    sleepAt = Optional.empty();
    nextAt = Optional.empty();
  }

  boolean sleepsAtEnd() {
    return sleepAtEnd;
  }

  /** It ended, and the household sleeps. */
  void slept() {
    sleepAtEnd = false;
  }

  /** Whether it is time to pause; says so once. */
  boolean timeToSleep() {
    boolean due = sleepAt.isPresent() && !clock.instant().isBefore(sleepAt.get());
    if (due) {
      sleepAt = Optional.empty();
    }
    return due;
  }

  Optional<Instant> sleepAt() {
    return sleepAt;
  }

  void autoPlay(boolean wanted) {
    autoPlay = wanted;
  }

  boolean autoPlay() {
    return autoPlay;
  }
}
