package app.tangible.peer.quic;

import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;

/** Datagrams that nobody reads, to open a way through our own NAT (libp2p specs, DCUtR). */
final class Punch {

  private static final int MIN_BYTES = 32;
  private static final int MAX_BYTES = 128;
  private static final int NOT_OF_QUIC = 0x3f;

  private Punch() {}

  /** Without the fixed bit of QUIC: the other side drops it at the first look. */
  static byte[] datagram() {
    Random random = ThreadLocalRandom.current();
    byte[] bytes = new byte[random.nextInt(MIN_BYTES, MAX_BYTES)];
    random.nextBytes(bytes);
    bytes[0] &= NOT_OF_QUIC;
    return bytes;
  }
}
