package app.tangible.store.http;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Pauses between tries: doubled each time up to a limit, a little random, so that a crowd spreads.
 */
final class Pauses {

  private final Duration first;
  private final Duration longest;
  private int inARow;

  Pauses(Duration first, Duration longest) {
    if (!first.isPositive() || longest.compareTo(first) < 0) {
      throw new IllegalArgumentException(
          "firstRetryMillis is above zero and at most maxRetrySeconds, got "
              + first
              + " and "
              + longest);
    }
    this.first = first;
    this.longest = longest;
  }

  Pauses fresh() {
    return new Pauses(first, longest);
  }

  Duration next() {
    long nanos = Math.min(longest.toNanos(), first.toNanos() << Math.min(inARow++, 20));
    return Duration.ofNanos(ThreadLocalRandom.current().nextLong(nanos * 4 / 5, nanos + 1));
  }

  void reset() {
    inARow = 0;
  }
}
