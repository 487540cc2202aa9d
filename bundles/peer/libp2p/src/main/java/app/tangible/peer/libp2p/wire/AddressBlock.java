package app.tangible.peer.libp2p.wire;

import app.tangible.peer.Multiaddr;
import java.net.InetAddress;
import java.util.Arrays;

/**
 * The neighbourhood that one party can be expected to own whole: /24 of IPv4, /56 of IPv6. Limits
 * that count peers alone are free for whoever makes up peers.
 */
public final class AddressBlock {

  private static final int IP4_BYTES = 3;
  private static final int IP6_BYTES = 7;

  private AddressBlock() {}

  /** A name for the block of this address; addresses without an IP share one. */
  public static String of(Multiaddr address) {
    return address.ip().map(AddressBlock::of).orElse("");
  }

  private static String of(InetAddress ip) {
    byte[] bytes = ip.getAddress();
    return Arrays.toString(Arrays.copyOf(bytes, bytes.length == 4 ? IP4_BYTES : IP6_BYTES));
  }
}
