package app.tangible.peer.quic;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * When the end of a stream may go that no bytes are left to carry. quiche forgets a stream, and
 * with it an end that waits for the path or got lost, as soon as all bytes are acknowledged and the
 * peer's end was read (cloudflare/quiche#2525): its peer would wait for that end for ever. Once the
 * bytes are acknowledged before, nothing but the acknowledgement of the end makes it forget.
 */
final class LoneEnd {

  private static final long ACKNOWLEDGED_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
  private static final long FULL_PATH_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  /** No room so long after the last bytes is the peer's window, which an end does not need. */
  private static final long FULL_AT_MOST_NANOS = TimeUnit.SECONDS.toNanos(2);

  private static final int ROUND_TRIPS = 2;

  private final LongSupplier room;
  private final BooleanSupplier peerEnded;
  private final LongSupplier roundTripNanos;
  private final LongSupplier nanoTime;
  private long lastTaken;
  private boolean anyTaken;

  /**
   * For a stream.
   *
   * @param room how many bytes its path and windows take now
   * @param peerEnded whether its end was read
   * @param roundTripNanos of the path, 0 while it is not known
   */
  LoneEnd(
      LongSupplier room,
      BooleanSupplier peerEnded,
      LongSupplier roundTripNanos,
      LongSupplier nanoTime) {
    this.room = room;
    this.peerEnded = peerEnded;
    this.roundTripNanos = roundTripNanos;
    this.nanoTime = nanoTime;
  }

  /** QUIC took bytes. */
  void bytesTaken() {
    lastTaken = nanoTime.getAsLong();
    anyTaken = true;
  }

  /** How long it still waits; then it is asked again. Zero: it may go. */
  long waitNanos() {
    if (!anyTaken) {
      return 0;
    }
    long since = nanoTime.getAsLong() - lastTaken;
    long full = room.getAsLong() == 0 && since < FULL_AT_MOST_NANOS ? FULL_PATH_NANOS : 0;
    if (!peerEnded.getAsBoolean()) {
      return full;
    }
    long acknowledged = ACKNOWLEDGED_NANOS + ROUND_TRIPS * roundTripNanos.getAsLong();
    return Math.max(full, acknowledged - since);
  }
}
