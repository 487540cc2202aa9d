package app.tangible.peer.libp2p.kademlia;

import app.tangible.peer.Multiaddr;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What one party is likely to own as a whole: a /24 of IPv4, a /48 of IPv6.
 *
 * @param text for comparison only
 */
record AddressBlock(String text) {

  /** Of a public address; private ones are not counted, for a home is all one block. */
  static Optional<AddressBlock> of(Multiaddr address) {
    if (address.isPrivate()) {
      return Optional.empty();
    }
    return address.ip().map(AddressBlock::of);
  }

  private static AddressBlock of(InetAddress ip) {
    byte[] bytes = ip.getAddress();
    return new AddressBlock(
        HexFormat.of().formatHex(Arrays.copyOf(bytes, bytes.length == 4 ? 3 : 6)));
  }
}
