package app.tangible.peer;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The parts of an address that are understood (multiformats, {@code protocols.csv}). */
public enum Protocol {
  IP4("ip4", 4, Shape.IP4),
  TCP("tcp", 6, Shape.PORT),
  IP6("ip6", 41, Shape.IP6),
  IP6ZONE("ip6zone", 42, Shape.TEXT),
  DNS("dns", 53, Shape.TEXT),
  DNS4("dns4", 54, Shape.TEXT),
  DNS6("dns6", 55, Shape.TEXT),
  DNSADDR("dnsaddr", 56, Shape.TEXT),
  UDP("udp", 273, Shape.PORT),
  P2P_CIRCUIT("p2p-circuit", 290, Shape.NONE),
  UNIX("unix", 400, Shape.PATH),
  P2P("p2p", 421, Shape.PEER),
  TLS("tls", 448, Shape.NONE),
  QUIC_V1("quic-v1", 461, Shape.NONE),
  CERTHASH("certhash", 466, Shape.HASH),
  WS("ws", 477, Shape.NONE),
  WSS("wss", 478, Shape.NONE),
  HTTP("http", 480, Shape.NONE);

  /** What follows the code. */
  enum Shape {
    NONE(0),
    PORT(2),
    IP4(4),
    IP6(16),
    TEXT(-1),
    PATH(-1),
    PEER(-1),
    HASH(-1);

    /** Fixed number of bytes; -1 when a varint says it. */
    final int bytes;

    Shape(int bytes) {
      this.bytes = bytes;
    }
  }

  private static final Map<String, Protocol> BY_TEXT =
      Arrays.stream(values()).collect(Collectors.toMap(Protocol::text, Function.identity()));
  private static final Map<Integer, Protocol> BY_CODE =
      Arrays.stream(values()).collect(Collectors.toMap(Protocol::code, Function.identity()));

  private final String text;
  private final int code;
  private final Shape shape;

  Protocol(String text, int code, Shape shape) {
    this.text = text;
    this.code = code;
    this.shape = shape;
  }

  /** Its name in an address. */
  public String text() {
    return text;
  }

  /** Its number in the table of multicodecs. */
  public int code() {
    return code;
  }

  /** Whether a value follows its name. */
  public boolean hasValue() {
    return shape != Shape.NONE;
  }

  Shape shape() {
    return shape;
  }

  /** The protocol with this name; {@code ipfs} is the old one of {@code p2p}. */
  static Optional<Protocol> named(String text) {
    return Optional.ofNullable(BY_TEXT.get(text.equals("ipfs") ? "p2p" : text));
  }

  static Optional<Protocol> coded(long code) {
    return code > Integer.MAX_VALUE
        ? Optional.empty()
        : Optional.ofNullable(BY_CODE.get((int) code));
  }
}
