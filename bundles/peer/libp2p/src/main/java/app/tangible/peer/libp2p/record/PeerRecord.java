package app.tangible.peer.libp2p.record;

import app.tangible.peer.MalformedException;
import app.tangible.peer.Multiaddr;
import app.tangible.peer.PeerId;
import app.tangible.peer.PeerInfo;
import app.tangible.peer.Protobuf;
import app.tangible.peer.transport.NodeIdentity;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a peer says that it is (RFC 0003).
 *
 * @param peer who says it
 * @param sequence greater than in every record before; says nothing of time
 * @param addresses without {@code /p2p}; those that are not understood are left out
 */
public record PeerRecord(PeerId peer, long sequence, List<Multiaddr> addresses) {

  private static final String DOMAIN = "libp2p-peer-record";
  // The multicodec libp2p-peer-record, 0x0301.
  private static final byte[] TYPE = {0x03, 0x01};

  /** Copies; keeps the first 64 addresses. */
  public PeerRecord {
    addresses =
        List.copyOf(addresses.subList(0, Math.min(addresses.size(), PeerInfo.MAX_ADDRESSES)));
  }

  /** Our own, signed: the message {@code Envelope}. */
  public static byte[] signed(NodeIdentity self, long sequence, List<Multiaddr> addresses) {
    PeerRecord record = new PeerRecord(self.self(), sequence, addresses);
    return Envelope.seal(self, DOMAIN, TYPE, record.encode());
  }

  /**
   * Reads and verifies a signed one.
   *
   * @throws MalformedException when it is malformed, or not signed by the peer that it is about
   */
  public static PeerRecord verified(byte[] envelope) {
    Envelope opened = Envelope.open(envelope, DOMAIN, TYPE);
    PeerRecord record = decode(opened.payload());
    if (!record.peer.equals(opened.signer())) {
      throw new MalformedException("a record about another peer than its signer");
    }
    return record;
  }

  private byte[] encode() {
    Protobuf.Writer out = Protobuf.writer().bytes(1, peer.bytes()).varint(2, sequence);
    for (Multiaddr address : addresses) {
      out.message(3, Protobuf.writer().bytes(1, address.bytes()));
    }
    return out.toBytes();
  }

  private static PeerRecord decode(byte[] payload) {
    byte[] peer = {};
    long sequence = 0;
    List<Multiaddr> addresses = new ArrayList<>();
    Protobuf.Reader in = Protobuf.reader(payload);
    while (in.next()) {
      switch (in.field()) {
        case 1 -> peer = in.bytes();
        case 2 -> sequence = in.varint();
        case 3 -> address(in.message(), addresses);
        default -> in.skip();
      }
    }
    return new PeerRecord(PeerId.of(peer), sequence, addresses);
  }

  private static void address(Protobuf.Reader in, List<Multiaddr> to) {
    while (in.next()) {
      if (in.field() == 1 && to.size() < PeerInfo.MAX_ADDRESSES) {
        Addresses.add(in.bytes(), to);
      }
    }
  }
}
