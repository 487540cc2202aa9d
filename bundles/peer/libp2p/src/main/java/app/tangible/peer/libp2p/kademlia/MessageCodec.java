package app.tangible.peer.libp2p.kademlia;

import app.tangible.peer.MalformedException;
import app.tangible.peer.Multiaddr;
import app.tangible.peer.PeerId;
import app.tangible.peer.PeerInfo;
import app.tangible.peer.Protobuf;
import app.tangible.peer.libp2p.kademlia.Message.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The protobuf message of the specification, bounded in every field. */
final class MessageCodec {

  static final int MAX_BYTES = 256 << 10;
  static final int MAX_KEY_BYTES = 128;
  static final int MAX_VALUE_BYTES = 8 << 10;
  static final int MAX_PEERS = 128;
  static final int MAX_ADDRESSES = 16;
  private static final int MAX_ADDRESSES_SENT = 64;
  private static final int MAX_ID_BYTES = 128;

  private MessageCodec() {}

  static byte[] encode(Message message) {
    Protobuf.Writer out = Protobuf.writer().varint(1, message.type().ordinal());
    if (message.key().length > 0) {
      out.bytes(2, message.key());
    }
    message
        .value()
        .ifPresent(
            value -> out.message(3, Protobuf.writer().bytes(1, message.key()).bytes(2, value)));
    message.closer().forEach(peer -> out.message(8, peer(peer)));
    message.providers().forEach(peer -> out.message(9, peer(peer)));
    return out.toBytes();
  }

  private static Protobuf.Writer peer(PeerInfo peer) {
    Protobuf.Writer out = Protobuf.writer().bytes(1, peer.id().bytes());
    peer.addresses().stream()
        .limit(MAX_ADDRESSES)
        .forEach(address -> out.bytes(2, address.bytes()));
    return out;
  }

  /**
   * Reads one.
   *
   * @throws MalformedException when it is none, or beyond a bound
   */
  static Message decode(byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      throw new MalformedException("a message of " + bytes.length + " bytes");
    }
    Type type = Type.PUT_VALUE;
    byte[] key = {};
    Optional<byte[]> value = Optional.empty();
    List<PeerInfo> closer = new ArrayList<>();
    List<PeerInfo> providers = new ArrayList<>();
    Protobuf.Reader in = Protobuf.reader(bytes);
    while (in.next()) {
      switch (in.field()) {
        case 1 -> type = type(in.number());
        case 2 -> key = in.bytes(MAX_KEY_BYTES);
        case 3 -> value = value(in.message());
        case 8 -> add(closer, in.message());
        case 9 -> add(providers, in.message());
        default -> in.skip();
      }
    }
    return new Message(type, key, value, closer, providers);
  }

  private static Type type(int number) {
    if (number >= Type.values().length) {
      throw new MalformedException("no message has the type " + number);
    }
    return Type.values()[number];
  }

  private static Optional<byte[]> value(Protobuf.Reader in) {
    Optional<byte[]> value = Optional.empty();
    while (in.next()) {
      if (in.field() == 2) {
        value = Optional.of(in.bytes(MAX_VALUE_BYTES));
      } else {
        in.skip();
      }
    }
    return value;
  }

  private static void add(List<PeerInfo> peers, Protobuf.Reader in) {
    if (peers.size() == MAX_PEERS) {
      throw new MalformedException("more than " + MAX_PEERS + " peers");
    }
    byte[] id = {};
    List<Multiaddr> addresses = new ArrayList<>();
    int seen = 0;
    while (in.next()) {
      switch (in.field()) {
        case 1 -> id = in.bytes(MAX_ID_BYTES);
        case 2 -> {
          if (++seen > MAX_ADDRESSES_SENT) {
            throw new MalformedException("more than " + MAX_ADDRESSES_SENT + " addresses");
          }
          addAddress(addresses, in.bytes(Multiaddr.MAX_BYTES));
        }
        default -> in.skip();
      }
    }
    peers.add(new PeerInfo(PeerId.of(id), addresses));
  }

  /** One that is not understood is left out: others may know more protocols than we do. */
  private static void addAddress(List<Multiaddr> addresses, byte[] bytes) {
    if (addresses.size() < MAX_ADDRESSES) {
      try {
        addresses.add(Multiaddr.decode(bytes).withoutPeer());
      } catch (MalformedException e) {
        return;
      }
    }
  }
}
