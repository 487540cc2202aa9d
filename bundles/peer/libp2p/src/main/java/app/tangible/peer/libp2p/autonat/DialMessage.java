package app.tangible.peer.libp2p.autonat;

import app.tangible.peer.MalformedException;
import app.tangible.peer.Multiaddr;
import app.tangible.peer.Protobuf;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is said on a stream of {@code dial-request} (autonat-v2.md, {@code message Message}). */
sealed interface DialMessage {

  String PROTOCOL = "/libp2p/autonat/2/dial-request";

  /** A request with fifty addresses, or a chunk of data of 4096 bytes and its frame. */
  int MAX_BYTES = 8192;

  /** More addresses are not looked at. */
  int MAX_ADDRESSES = 50;

  /** {@code enum DialStatus}. */
  int DIAL_ERROR = 100;

  int DIAL_BACK_ERROR = 101;
  int DIAL_OK = 200;

  /** {@code enum ResponseStatus}. */
  int INTERNAL_ERROR = 0;

  int REQUEST_REJECTED = 100;
  int DIAL_REFUSED = 101;
  int OK = 200;

  /**
   * Call one of these and say the nonce there.
   *
   * @param addresses the best first; empty where one is not understood, so that indices stay
   */
  record Request(List<Optional<Multiaddr>> addresses, long nonce) implements DialMessage {

    public Request {
      addresses = List.copyOf(addresses);
    }

    static Request of(List<Multiaddr> addresses, long nonce) {
      return new Request(addresses.stream().map(Optional::of).toList(), nonce);
    }
  }

  /** What became of it. */
  record Response(int status, int index, int dialStatus) implements DialMessage {

    static Response refused(int status) {
      return new Response(status, 0, 0);
    }
  }

  /** First send so much: the address is not where you come from. */
  record DataRequest(int index, long count) implements DialMessage {}

  /** Some of it. */
  record Data(int count) implements DialMessage {}

  default byte[] bytes() {
    return switch (this) {
      case Request(var addresses, long nonce) -> {
        Protobuf.Writer writer = Protobuf.writer();
        addresses.forEach(each -> each.ifPresent(address -> writer.bytes(1, address.bytes())));
        yield Protobuf.writer().message(1, writer.fixed64(2, nonce)).toBytes();
      }
      case Response(int status, int index, int dialStatus) ->
          Protobuf.writer()
              .message(
                  2, Protobuf.writer().varint(1, status).varint(2, index).varint(3, dialStatus))
              .toBytes();
      case DataRequest(int index, long count) ->
          Protobuf.writer()
              .message(3, Protobuf.writer().varint(1, index).varint(2, count))
              .toBytes();
      case Data(int count) ->
          Protobuf.writer().message(4, Protobuf.writer().bytes(1, new byte[count])).toBytes();
    };
  }

  /** Throws {@link MalformedException}. */
  static DialMessage parse(byte[] message) {
    Protobuf.Reader reader = Protobuf.reader(message);
    Optional<DialMessage> found = Optional.empty();
    while (reader.next()) {
      found =
          switch (reader.field()) {
            case 1 -> Optional.of(request(reader.message()));
            case 2 -> Optional.of(response(reader.message()));
            case 3 -> Optional.of(dataRequest(reader.message()));
            case 4 -> Optional.of(data(reader.message()));
            default -> found;
          };
    }
    return found.orElseThrow(() -> new MalformedException("an empty message"));
  }

  private static Request request(Protobuf.Reader reader) {
    List<Optional<Multiaddr>> addresses = new ArrayList<>();
    long nonce = 0;
    while (reader.next()) {
      switch (reader.field()) {
        case 1 -> {
          byte[] address = reader.bytes(Multiaddr.MAX_BYTES);
          if (addresses.size() < MAX_ADDRESSES) {
            addresses.add(address(address));
          }
        }
        case 2 -> nonce = reader.fixed64();
        default -> reader.skip();
      }
    }
    return new Request(addresses, nonce);
  }

  private static Optional<Multiaddr> address(byte[] bytes) {
    try {
      return Optional.of(Multiaddr.decode(bytes));
    } catch (MalformedException e) {
      return Optional.empty();
    }
  }

  private static Response response(Protobuf.Reader reader) {
    int status = 0;
    int index = 0;
    int dialStatus = 0;
    while (reader.next()) {
      switch (reader.field()) {
        case 1 -> status = reader.number();
        case 2 -> index = reader.number();
        case 3 -> dialStatus = reader.number();
        default -> reader.skip();
      }
    }
    return new Response(status, index, dialStatus);
  }

  private static DataRequest dataRequest(Protobuf.Reader reader) {
    int index = 0;
    long count = 0;
    while (reader.next()) {
      switch (reader.field()) {
        case 1 -> index = reader.number();
        case 2 -> count = reader.varint();
        default -> reader.skip();
      }
    }
    return new DataRequest(index, count < 0 ? Long.MAX_VALUE : count);
  }

  private static Data data(Protobuf.Reader reader) {
    int count = 0;
    while (reader.next()) {
      if (reader.field() == 1) {
        count = reader.bytes(4096).length;
      } else {
        reader.skip();
      }
    }
    return new Data(count);
  }
}
