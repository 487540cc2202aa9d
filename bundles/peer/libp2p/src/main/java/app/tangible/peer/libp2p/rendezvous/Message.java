package app.tangible.peer.libp2p.rendezvous;

import app.tangible.peer.MalformedException;
import app.tangible.peer.Protobuf;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is said to a point and by it (rendezvous/README.md, {@code message Message}). */
sealed interface Message {

  String PROTOCOL = "/rendezvous/1.0.0";

  /** A request, or one registration in an answer. */
  int MAX_REQUEST_BYTES = 8 * 1024;

  /** A page of registrations. */
  int MAX_ANSWER_BYTES = 512 * 1024;

  int MAX_NAMESPACE_BYTES = 255;
  int MAX_RECORD_BYTES = 4096;
  int MAX_COOKIE_BYTES = 256;

  /** {@code enum ResponseStatus}. */
  enum Status {
    OK(0),
    INVALID_NAMESPACE(100),
    INVALID_SIGNED_PEER_RECORD(101),
    INVALID_TTL(102),
    INVALID_COOKIE(103),
    NOT_AUTHORIZED(200),
    INTERNAL_ERROR(300),
    UNAVAILABLE(400);

    private final int code;

    Status(int code) {
      this.code = code;
    }

    static Status of(long code) {
      for (Status status : values()) {
        if (status.code == code) {
          return status;
        }
      }
      throw new MalformedException("no status is " + code);
    }
  }

  /** I am here; also what is told of others. A time of 0: not said. */
  record Register(String namespace, byte[] signedPeerRecord, long ttlSeconds) implements Message {}

  record Registered(Status status, long ttlSeconds) implements Message {}

  record Unregister(String namespace) implements Message {}

  /** Who is there? Without a namespace: anywhere. A limit of 0: none. */
  record Discover(Optional<String> namespace, long limit, byte[] cookie) implements Message {}

  record Discovered(Status status, List<Register> registrations, byte[] cookie) implements Message {

    public Discovered {
      registrations = List.copyOf(registrations);
    }

    static Discovered refused(Status status) {
      return new Discovered(status, List.of(), new byte[0]);
    }
  }

  default byte[] bytes() {
    Protobuf.Writer writer = Protobuf.writer();
    return switch (this) {
      case Register register -> writer.varint(1, 0).message(2, registration(register)).toBytes();
      case Registered(Status status, long ttl) ->
          writer
              .varint(1, 1)
              .message(3, Protobuf.writer().varint(1, status.code).varint(3, ttl))
              .toBytes();
      case Unregister(String namespace) ->
          writer.varint(1, 2).message(4, Protobuf.writer().text(1, namespace)).toBytes();
      case Discover discover -> writer.varint(1, 3).message(5, discovery(discover)).toBytes();
      case Discovered(Status status, List<Register> registrations, byte[] cookie) -> {
        Protobuf.Writer answer = Protobuf.writer();
        registrations.forEach(each -> answer.message(1, registration(each)));
        answer.bytes(2, cookie).varint(3, status.code);
        yield writer.varint(1, 4).message(6, answer).toBytes();
      }
    };
  }

  private static Protobuf.Writer registration(Register register) {
    Protobuf.Writer writer =
        Protobuf.writer().text(1, register.namespace()).bytes(2, register.signedPeerRecord());
    return register.ttlSeconds() == 0 ? writer : writer.varint(3, register.ttlSeconds());
  }

  private static Protobuf.Writer discovery(Discover discover) {
    Protobuf.Writer writer = Protobuf.writer();
    discover.namespace().ifPresent(namespace -> writer.text(1, namespace));
    if (discover.limit() > 0) {
      writer.varint(2, discover.limit());
    }
    return discover.cookie().length == 0 ? writer : writer.bytes(3, discover.cookie());
  }

  /** Throws {@link MalformedException}. */
  static Message parse(byte[] message) {
    Protobuf.Reader reader = Protobuf.reader(message);
    Optional<Message> found = Optional.empty();
    while (reader.next()) {
      found =
          switch (reader.field()) {
            case 2 -> Optional.of(register(reader.message()));
            case 3 -> Optional.of(registered(reader.message()));
            case 4 -> Optional.of(new Unregister(namespace(reader.message())));
            case 5 -> Optional.of(discover(reader.message()));
            case 6 -> Optional.of(discovered(reader.message()));
            default -> found;
          };
    }
    return found.orElseThrow(() -> new MalformedException("an empty message"));
  }

  private static Register register(Protobuf.Reader reader) {
    String namespace = "";
    byte[] signed = {};
    long ttl = 0;
    while (reader.next()) {
      switch (reader.field()) {
        case 1 -> namespace = reader.text(MAX_NAMESPACE_BYTES + 1);
        case 2 -> signed = reader.bytes(MAX_RECORD_BYTES);
        case 3 -> ttl = amount(reader.varint());
        default -> reader.skip();
      }
    }
    return new Register(namespace, signed, ttl);
  }

  private static Registered registered(Protobuf.Reader reader) {
    Status status = Status.OK;
    long ttl = 0;
    while (reader.next()) {
      switch (reader.field()) {
        case 1 -> status = Status.of(reader.varint());
        case 3 -> ttl = amount(reader.varint());
        default -> reader.skip();
      }
    }
    return new Registered(status, ttl);
  }

  private static String namespace(Protobuf.Reader reader) {
    String namespace = "";
    while (reader.next()) {
      if (reader.field() == 1) {
        namespace = reader.text(MAX_NAMESPACE_BYTES + 1);
      } else {
        reader.skip();
      }
    }
    return namespace;
  }

  private static Discover discover(Protobuf.Reader reader) {
    Optional<String> namespace = Optional.empty();
    long limit = 0;
    byte[] cookie = {};
    while (reader.next()) {
      switch (reader.field()) {
        case 1 -> namespace = Optional.of(reader.text(MAX_NAMESPACE_BYTES + 1));
        case 2 -> limit = amount(reader.varint());
        case 3 -> cookie = reader.bytes(MAX_COOKIE_BYTES);
        default -> reader.skip();
      }
    }
    return new Discover(namespace, limit, cookie);
  }

  private static Discovered discovered(Protobuf.Reader reader) {
    List<Register> registrations = new ArrayList<>();
    byte[] cookie = {};
    Status status = Status.OK;
    while (reader.next()) {
      switch (reader.field()) {
        case 1 -> registrations.add(register(reader.message()));
        case 2 -> cookie = reader.bytes(MAX_COOKIE_BYTES);
        case 3 -> status = Status.of(reader.varint());
        default -> reader.skip();
      }
    }
    return new Discovered(status, registrations, cookie);
  }

  private static long amount(long value) {
    return value < 0 ? Long.MAX_VALUE : value;
  }
}
