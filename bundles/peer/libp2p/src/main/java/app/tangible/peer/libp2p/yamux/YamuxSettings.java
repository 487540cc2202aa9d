package app.tangible.peer.libp2p.yamux;

import java.time.Duration;

/**
 * What one session may take.
 *
 * @param maxWindowBytes most that a stream's receive window grows to; at least 256 KiB
 * @param connectionBytes most that all streams of a connection may make us hold
 * @param maxStreams most streams that are open at once, theirs and ours
 * @param ackBacklog most streams of ours that the peer has not yet acknowledged
 * @param keepAlive between two pings, and how long a connection may be silent beyond it
 * @param openWait how long an open waits for a place in the backlog
 */
public record YamuxSettings(
    int maxWindowBytes,
    long connectionBytes,
    int maxStreams,
    int ackBacklog,
    Duration keepAlive,
    Duration openWait) {

  /** What every stream begins with (specification, Flow Control). */
  static final int INITIAL_WINDOW = 256 << 10;

  /** The defaults. */
  public static final YamuxSettings DEFAULT =
      new YamuxSettings(
          16 << 20, 64L << 20, 1024, 256, Duration.ofSeconds(30), Duration.ofSeconds(10));

  /** Checks. */
  public YamuxSettings {
    if (maxWindowBytes < INITIAL_WINDOW || connectionBytes < INITIAL_WINDOW) {
      throw new IllegalArgumentException("a window has at least 256 KiB");
    }
    if (maxStreams < 1 || ackBacklog < 1 || keepAlive.toMillis() < 1 || openWait.isNegative()) {
      throw new IllegalArgumentException("a session needs streams and time");
    }
  }
}
