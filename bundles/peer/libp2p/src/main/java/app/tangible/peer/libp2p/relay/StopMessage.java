package app.tangible.peer.libp2p.relay;

import app.tangible.peer.MalformedException;
import app.tangible.peer.PeerId;
import app.tangible.peer.Protobuf;
import java.util.Optional;

/** What is said between a relay and whom it calls (circuit-v2.md, {@code StopMessage}). */
sealed interface StopMessage {

  String PROTOCOL = "/libp2p/circuit/relay/0.2.0/stop";

  int MAX_BYTES = 4096;

  /** Somebody wants a circuit. */
  record Connect(PeerId peer, CircuitLimit limit) implements StopMessage {}

  /** Whether we take it. */
  record Answer(Status status) implements StopMessage {}

  default byte[] bytes() {
    return switch (this) {
      case Connect(PeerId peer, CircuitLimit limit) -> {
        Protobuf.Writer writer = Protobuf.writer().varint(1, 0).message(2, Messages.peer(peer));
        Messages.limit(writer, 3, limit);
        yield writer.toBytes();
      }
      case Answer(Status status) ->
          Protobuf.writer().varint(1, 1).varint(4, status.code()).toBytes();
    };
  }

  /** Throws {@link MalformedException}. */
  static StopMessage parse(byte[] message) {
    Protobuf.Reader reader = Protobuf.reader(message);
    int type = -1;
    Optional<PeerId> peer = Optional.empty();
    CircuitLimit limit = CircuitLimit.NONE;
    Optional<Status> status = Optional.empty();
    while (reader.next()) {
      switch (reader.field()) {
        case 1 -> type = reader.number();
        case 2 -> peer = Messages.peer(reader.message());
        case 3 -> limit = Messages.limit(reader.message());
        case 4 -> status = Status.of(reader.varint());
        default -> reader.skip();
      }
    }
    return switch (type) {
      case 0 ->
          new Connect(
              peer.orElseThrow(() -> new MalformedException("a circuit from nobody")), limit);
      case 1 ->
          new Answer(status.orElseThrow(() -> new MalformedException("no status that is known")));
      default -> throw new MalformedException("no stop message has the type " + type);
    };
  }
}
