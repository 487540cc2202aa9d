package app.tangible.peer.libp2p.relay;

import app.tangible.peer.MalformedException;
import app.tangible.peer.Multiaddr;
import app.tangible.peer.PeerId;
import app.tangible.peer.Protobuf;
import java.util.Optional;

/** What is said between a peer and its relay (circuit-v2.md, {@code HopMessage}). */
sealed interface HopMessage {

  String PROTOCOL = "/libp2p/circuit/relay/0.2.0/hop";

  /** Longer ones are refused; go-libp2p bounds them alike. */
  int MAX_BYTES = 4096;

  /** Asks for a line, or for it to stay. */
  record Reserve() implements HopMessage {}

  /** Asks for a circuit to somebody who has a line. */
  record Connect(PeerId peer) implements HopMessage {}

  /** The answer to both. */
  record Answer(Status status, Optional<Promise> promise, CircuitLimit limit)
      implements HopMessage {

    static Answer of(Status status) {
      return new Answer(status, Optional.empty(), CircuitLimit.NONE);
    }
  }

  default byte[] bytes() {
    return switch (this) {
      case Reserve() -> Protobuf.writer().varint(1, 0).toBytes();
      case Connect(PeerId peer) ->
          Protobuf.writer().varint(1, 1).message(2, Messages.peer(peer)).toBytes();
      case Answer(Status status, Optional<Promise> promise, CircuitLimit limit) -> {
        Protobuf.Writer writer = Protobuf.writer().varint(1, 2);
        promise.ifPresent(made -> writer.message(3, made.writer()));
        Messages.limit(writer, 4, limit);
        yield writer.varint(5, status.code()).toBytes();
      }
    };
  }

  /** Throws {@link MalformedException}. */
  static HopMessage parse(byte[] message) {
    Protobuf.Reader reader = Protobuf.reader(message);
    int type = -1;
    Optional<PeerId> peer = Optional.empty();
    Optional<Promise> promise = Optional.empty();
    CircuitLimit limit = CircuitLimit.NONE;
    Optional<Status> status = Optional.empty();
    while (reader.next()) {
      switch (reader.field()) {
        case 1 -> type = reader.number();
        case 2 -> peer = Messages.peer(reader.message());
        case 3 -> promise = Optional.of(Promise.parse(reader.message()));
        case 4 -> limit = Messages.limit(reader.message());
        case 5 -> status = Status.of(reader.varint());
        default -> reader.skip();
      }
    }
    return switch (type) {
      case 0 -> new Reserve();
      case 1 -> new Connect(peer.orElseThrow(() -> new MalformedException("connect to nobody")));
      case 2 ->
          new Answer(
              status.orElseThrow(() -> new MalformedException("no status that is known")),
              promise,
              limit);
      default -> throw new MalformedException("no hop message has the type " + type);
    };
  }

  /**
   * The relay's addresses where a promise names them; those that are not understood are left out.
   */
  static Optional<Multiaddr> address(byte[] bytes) {
    try {
      return Optional.of(Multiaddr.decode(bytes));
    } catch (MalformedException e) {
      return Optional.empty();
    }
  }
}
