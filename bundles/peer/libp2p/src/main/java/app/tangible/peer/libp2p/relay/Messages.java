package app.tangible.peer.libp2p.relay;

import app.tangible.peer.PeerId;
import app.tangible.peer.PeerStream;
import app.tangible.peer.Protobuf;
import java.io.IOException;
import java.util.Optional;

/** The parts that both protocols of the relay share. */
final class Messages {

  private static final int MAX_ID_BYTES = 128;

  private Messages() {}

  static Protobuf.Writer peer(PeerId peer) {
    return Protobuf.writer().bytes(1, peer.bytes());
  }

  static Optional<PeerId> peer(Protobuf.Reader reader) {
    Optional<PeerId> peer = Optional.empty();
    while (reader.next()) {
      if (reader.field() == 1) {
        peer = Optional.of(PeerId.of(reader.bytes(MAX_ID_BYTES)));
      } else {
        reader
            .skip(); // its addresses: calling them is "considered deprecated for security reasons"
      }
    }
    return peer;
  }

  static void limit(Protobuf.Writer writer, int field, CircuitLimit limit) {
    if (limit.limits()) {
      writer.message(field, Protobuf.writer().varint(1, limit.seconds()).varint(2, limit.bytes()));
    }
  }

  static CircuitLimit limit(Protobuf.Reader reader) {
    long seconds = 0;
    long bytes = 0;
    while (reader.next()) {
      switch (reader.field()) {
        case 1 -> seconds = amount(reader.varint());
        case 2 -> bytes = amount(reader.varint());
        default -> reader.skip();
      }
    }
    return new CircuitLimit(seconds, bytes);
  }

  private static long amount(long value) {
    return value < 0 ? Long.MAX_VALUE : value;
  }

  /** One message, sent and answered. */
  static void send(PeerStream stream, byte[] message) throws IOException {
    Protobuf.writeDelimited(stream.out(), message);
  }

  /** Throws {@link app.tangible.peer.MalformedException}, too. */
  static HopMessage readHop(PeerStream stream) throws IOException {
    return HopMessage.parse(Protobuf.readDelimited(stream.in(), HopMessage.MAX_BYTES));
  }

  /** Throws {@link app.tangible.peer.MalformedException}, too. */
  static StopMessage readStop(PeerStream stream) throws IOException {
    return StopMessage.parse(Protobuf.readDelimited(stream.in(), StopMessage.MAX_BYTES));
  }
}
