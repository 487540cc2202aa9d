package app.tangible.peer.libp2p.yamux;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * Round trips of the latest pings. The shortest counts for windows: the others waited behind our
 * own bytes.
 */
final class RoundTrip {

  private static final int KEPT = 8;

  private final long[] nanos = new long[KEPT];
  private int count;
  private long asked;
  private long value;
  private boolean waiting;
  private volatile long shortest;
  private volatile long last;

  /** The opaque value of a new ping; negative while one is under way. */
  synchronized long ask(long now) {
    if (waiting) {
      return -1;
    }
    waiting = true;
    asked = now;
    value = value + 1 & 0xffff_ffffL;
    return value;
  }

  /** Answers to what was not asked are ignored. */
  synchronized void answered(long answer, long now) {
    if (!waiting || answer != value) {
      return;
    }
    waiting = false;
    last = Math.max(1, now - asked);
    nanos[count++ % KEPT] = last;
    shortest = Arrays.stream(nanos, 0, Math.min(count, KEPT)).min().orElseThrow();
  }

  /** 0 when it is not known. */
  long shortestNanos() {
    return shortest;
  }

  Optional<Duration> last() {
    return last == 0 ? Optional.empty() : Optional.of(Duration.ofNanos(last));
  }
}
