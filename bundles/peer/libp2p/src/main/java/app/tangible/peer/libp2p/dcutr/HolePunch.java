package app.tangible.peer.libp2p.dcutr;

import app.tangible.peer.MalformedException;
import app.tangible.peer.Multiaddr;
import app.tangible.peer.Protobuf;
import java.util.ArrayList;
import java.util.List;

/** What is said over the circuit (DCUtR.md, {@code message HolePunch}). */
record HolePunch(Type type, List<Multiaddr> addresses) {

  static final String PROTOCOL = "/libp2p/dcutr";

  /** "Implementations SHOULD refuse encoded RPC messages larger than 4 KiB." */
  static final int MAX_BYTES = 4096;

  private static final int MAX_ADDRESSES = 8;

  enum Type {
    CONNECT(100),
    SYNC(300);

    private final int code;

    Type(int code) {
      this.code = code;
    }
  }

  HolePunch {
    addresses = addresses.stream().limit(MAX_ADDRESSES).toList();
  }

  static HolePunch connect(List<Multiaddr> addresses) {
    return new HolePunch(Type.CONNECT, addresses);
  }

  static HolePunch sync() {
    return new HolePunch(Type.SYNC, List.of());
  }

  byte[] bytes() {
    Protobuf.Writer writer = Protobuf.writer().varint(1, type.code);
    addresses.forEach(address -> writer.bytes(2, address.bytes()));
    return writer.toBytes();
  }

  /** Addresses that are not understood are left out; throws {@link MalformedException}. */
  static HolePunch parse(byte[] message) {
    Protobuf.Reader reader = Protobuf.reader(message);
    long code = 0;
    List<Multiaddr> addresses = new ArrayList<>();
    while (reader.next()) {
      switch (reader.field()) {
        case 1 -> code = reader.varint();
        case 2 -> add(addresses, reader.bytes());
        default -> reader.skip();
      }
    }
    if (code == Type.CONNECT.code) {
      return connect(addresses);
    }
    if (code == Type.SYNC.code) {
      return sync();
    }
    throw new MalformedException("no message of this protocol has the type " + code);
  }

  private static void add(List<Multiaddr> addresses, byte[] bytes) {
    if (addresses.size() < MAX_ADDRESSES && bytes.length <= Multiaddr.MAX_BYTES) {
      try {
        addresses.add(Multiaddr.decode(bytes));
      } catch (MalformedException e) {
        // of a transport that is not ours
      }
    }
  }
}
