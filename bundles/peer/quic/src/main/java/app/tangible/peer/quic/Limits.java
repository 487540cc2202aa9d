package app.tangible.peer.quic;

import java.time.Duration;

/**
 * What peers may take of this node.
 *
 * @param links open at the same time, called and taken
 * @param halfOpen calls whose handshake is not over
 * @param halfOpenBeforeRetry from so many on a caller must show that its address is its own
 * @param halfOpenPerBlock of one /24, or /56 of IPv6, before the same holds for its callers
 * @param streamsPerLink that a peer may have open
 * @param linkWindowBytes that a peer may send on all streams before it is read; grows to 24 MiB
 *     while it is read fast
 * @param streamWindowBytes the same on one stream; grows to 16 MiB
 * @param datagramBytes the largest datagram that is tried; paths are probed for what they carry
 */
record Limits(
    int links,
    int halfOpen,
    int halfOpenBeforeRetry,
    int halfOpenPerBlock,
    int streamsPerLink,
    int linkWindowBytes,
    int streamWindowBytes,
    int datagramBytes,
    Duration handshake,
    Duration idle,
    Duration keepAlive) {

  private static final int MIN_DATAGRAM = 1200;
  private static final int MAX_DATAGRAM = 65_527;

  /** Those of the configuration. */
  static final Limits DEFAULT =
      new Limits(
          512,
          256,
          32,
          64,
          256,
          4 * 1024 * 1024,
          1024 * 1024,
          1452,
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          Duration.ofSeconds(10));

  Limits {
    if (links < 1 || halfOpen < 1 || halfOpenBeforeRetry < 0 || halfOpenPerBlock < 1) {
      throw new IllegalArgumentException("a node that takes no calls is one that does not listen");
    }
    if (streamsPerLink < 1 || streamWindowBytes < MIN_DATAGRAM) {
      throw new IllegalArgumentException("a link without streams is of no use");
    }
    if (linkWindowBytes < streamWindowBytes) {
      throw new IllegalArgumentException("a stream's window is larger than its link's");
    }
    if (datagramBytes < MIN_DATAGRAM || datagramBytes > MAX_DATAGRAM) {
      throw new IllegalArgumentException("QUIC's datagrams have 1200 to 65527 bytes");
    }
    if (!handshake.isPositive() || !keepAlive.isPositive() || keepAlive.compareTo(idle) >= 0) {
      throw new IllegalArgumentException("a link is kept alive before it idles away");
    }
  }
}
