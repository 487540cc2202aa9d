package app.tangible.peer;

import app.tangible.peer.transport.NodeIdentity;
import java.util.ArrayList;
import java.util.List;

/**
 * A peer's own word where it is (libp2p specs, RFC 0003, with the domain and the type that the
 * implementations agree on).
 *
 * @param sequence unsigned; of two records of a peer the one with the higher number holds
 */
public record PeerRecord(PeerInfo info, long sequence) {

  private static final String DOMAIN = "libp2p-peer-record";
  private static final byte[] TYPE = {0x03, 0x01};

  /** The node's own record of the first of these addresses: the envelope, encoded. */
  public static byte[] signed(NodeIdentity identity, long sequence, List<Multiaddr> addresses) {
    List<Multiaddr> first =
        addresses.subList(0, Math.min(addresses.size(), PeerInfo.MAX_ADDRESSES));
    return new PeerRecord(new PeerInfo(identity.self(), first), sequence).seal(identity);
  }

  /** Signed by the node whose record it is: the envelope, encoded. */
  public byte[] seal(NodeIdentity identity) {
    Protobuf.Writer record = Protobuf.writer().bytes(1, info.id().bytes()).varint(2, sequence);
    info.addresses()
        .forEach(address -> record.message(3, Protobuf.writer().bytes(1, address.bytes())));
    return SignedEnvelope.seal(identity, DOMAIN, TYPE, record.toBytes());
  }

  /**
   * Reads and verifies a signed record. Addresses that are not understood are left out.
   *
   * @throws MalformedException when it is none, is not signed, or by another peer than its own
   */
  public static PeerRecord open(byte[] envelope) {
    SignedEnvelope opened = SignedEnvelope.open(envelope, DOMAIN, TYPE);
    byte[] id = {};
    long sequence = 0;
    List<Multiaddr> addresses = new ArrayList<>();
    Protobuf.Reader in = Protobuf.reader(opened.payload());
    while (in.next()) {
      switch (in.field()) {
        case 1 -> id = in.bytes();
        case 2 -> sequence = in.varint();
        case 3 -> address(in.message(), addresses);
        default -> {}
      }
    }
    if (!PeerId.of(id).equals(opened.signer())) {
      throw new MalformedException("a record of a peer is signed by another one");
    }
    return new PeerRecord(new PeerInfo(opened.signer(), addresses), sequence);
  }

  private static void address(Protobuf.Reader info, List<Multiaddr> into) {
    while (info.next()) {
      if (info.field() == 1 && into.size() < PeerInfo.MAX_ADDRESSES) {
        Multiaddr.understood(info.bytes()).ifPresent(into::add);
      }
    }
  }
}
