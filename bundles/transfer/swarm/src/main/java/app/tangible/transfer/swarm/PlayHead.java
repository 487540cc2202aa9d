package app.tangible.transfer.swarm;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the film plays, and how soon each byte will be needed. It is fed by what the decoder reads,
 * from which it also learns how many bytes a second of film has.
 */
final class PlayHead {

  /** 16 Mbit/s, until it is known better. */
  static final long ASSUMED_BYTES_PER_SECOND = 2_000_000;

  private static final long MIN_SPEED = 250_000;
  private static final long MAX_SPEED = 16_000_000;
  private static final long SECOND = 1_000_000_000L;

  /** Bytes that somebody waits for now. */
  record Awaited(long offset, int length) {}

  private final List<Awaited> awaited = new ArrayList<>();
  private boolean playing;
  private long offset;
  private long anchorOffset;
  private long anchorTime;
  private double speed = ASSUMED_BYTES_PER_SECOND;

  /** Negative when nobody plays any more. */
  void moved(long to, long now) {
    if (to < 0) {
      playing = false;
      return;
    }
    long elapsed = now - anchorTime;
    long gone = to - anchorOffset;
    boolean seek = !playing || gone < 0 || gone > 8 * speed + MAX_SPEED * elapsed / SECOND;
    if (seek) {
      anchorOffset = to;
      anchorTime = now;
    } else if (elapsed > 2 * SECOND && gone > 0) {
      double seen = gone * (double) SECOND / elapsed;
      speed = Math.clamp(0.7 * speed + 0.3 * seen, MIN_SPEED, MAX_SPEED);
      anchorOffset = to;
      anchorTime = now;
    }
    playing = true;
    offset = to;
  }

  void await(Awaited range) {
    awaited.add(range);
  }

  void awaitNoMore(Awaited range) {
    awaited.remove(range);
  }

  List<Awaited> awaited() {
    return awaited;
  }

  boolean isPlaying() {
    return playing || !awaited.isEmpty();
  }

  long bytesPerSecond() {
    return (long) speed;
  }

  long offset() {
    return playing || awaited.isEmpty() ? offset : awaited.getFirst().offset();
  }

  /** How long until this byte is needed, in nanoseconds; for bytes at or behind the head. */
  long due(long at) {
    return (long) ((at - offset()) / speed * SECOND);
  }

  /** The first byte that is not needed for so long. */
  long reach(long nanos) {
    return offset() + (long) (speed * nanos / SECOND);
  }
}
