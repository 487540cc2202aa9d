package app.tangible.peer.libp2p.yamux;

/**
 * How much a peer may send on a stream. The window follows what the reader takes in one round trip:
 * it is to be twice that, so that a sender never waits for us while the line could carry more. A
 * sender that fills the window every round trip therefore doubles it; one that is slower than the
 * window leaves it. (A rule that compares the time between two updates with the round trip stops
 * itself near twice the first window: go-yamux #136.)
 *
 * <p>Not for several threads: its stream's lock guards it.
 */
final class ReceiveWindow {

  // On a busy machine a thread comes late by about this much, whatever the line's round trip is.
  private static final long LATE_NANOS = 4_000_000;

  private final int most;
  private int target = YamuxSettings.INITIAL_WINDOW;
  private long remaining = YamuxSettings.INITIAL_WINDOW;
  private long epoch;
  private long taken;

  ReceiveWindow(int most, long now) {
    this.most = most;
    this.epoch = now;
  }

  /** Most that the peer may have under way or unread. */
  int target() {
    return target;
  }

  /** What the peer may send still. */
  long remaining() {
    return remaining;
  }

  /** Bytes came. */
  void received(long bytes) throws YamuxException {
    if (bytes > remaining) {
      throw new YamuxException("a frame of " + bytes + " bytes for a window of " + remaining);
    }
    remaining -= bytes;
  }

  /**
   * The reader took bytes.
   *
   * @param roundTripNanos 0 when it is not known
   * @return what the window should grow to; its target when it should not
   */
  int wanted(int bytes, long now, long roundTripNanos) {
    taken += bytes;
    long elapsed = now - epoch;
    long period = Math.max(roundTripNanos, LATE_NANOS);
    if (roundTripNanos == 0 || elapsed < period) {
      return target;
    }
    // As a floating number: bytes times nanoseconds leave 64 bits.
    double each = (double) taken * period / elapsed;
    epoch = now;
    taken = 0;
    return each * 2 <= target ? target : (int) Math.min(most, Math.min(each * 2, target * 2.0));
  }

  void grow(int to) {
    target = Math.max(target, Math.min(to, most));
  }

  /** What an update would grant now. */
  long delta(long unread) {
    return Math.max(0, target - remaining - unread);
  }

  /** Whether it is worth a frame. */
  boolean isDue(long unread) {
    return delta(unread) >= target / 2;
  }

  /** An update granted this. */
  void granted(long delta) {
    remaining += delta;
  }
}
