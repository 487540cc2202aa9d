package app.tangible.peer;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where a peer is, as a list of protocols: {@code /ip4/192.0.2.7/tcp/4001/p2p/12D3Koo…}
 * (multiformats multiaddr; libp2p specs, addressing). Never changes; two are equal when their bytes
 * are.
 *
 * <p>At most {@value #MAX_BYTES} bytes and {@value #MAX_COMPONENTS} components; protocols that are
 * not of {@link Protocol} are refused.
 */
public final class Multiaddr {

  /** No address is longer, as bytes. */
  public static final int MAX_BYTES = 1024;

  /** No address has more parts. */
  public static final int MAX_COMPONENTS = 16;

  private static final int MAX_TEXT = 2 * MAX_BYTES;

  /**
   * One part.
   *
   * @param protocol what it is
   * @param value its text; empty where the protocol has none
   */
  public record Component(Protocol protocol, String value) {

    /** Checks the value and writes it the canonical way. */
    public Component {
      value = AddressValue.text(protocol, AddressValue.bytes(protocol, value));
    }

    private void text(StringBuilder text) {
      text.append('/').append(protocol.text());
      if (protocol.hasValue()) {
        text.append('/').append(value);
      }
    }

    private void bytes(ByteArrayOutputStream out) {
      byte[] bytes = AddressValue.bytes(protocol, value);
      out.writeBytes(Varint.encode(protocol.code()));
      if (protocol.shape().bytes < 0) {
        out.writeBytes(Varint.encode(bytes.length));
      }
      out.writeBytes(bytes);
    }
  }

  private final List<Component> components;
  private final String text;

  private Multiaddr(List<Component> components) {
    if (components.isEmpty() || components.size() > MAX_COMPONENTS) {
      throw new MalformedException("an address has 1 to 16 components, not " + components.size());
    }
    this.components = List.copyOf(components);
    StringBuilder built = new StringBuilder();
    components.forEach(component -> component.text(built));
    text = built.toString();
    if (3 * text.length() > MAX_BYTES && bytes().length > MAX_BYTES) {
      throw new MalformedException("an address has more than " + MAX_BYTES + " bytes");
    }
  }

  /**
   * Reads a text such as {@code /ip4/127.0.0.1/tcp/80}.
   *
   * @throws MalformedException when it is not an address that is understood
   */
  public static Multiaddr parse(String text) {
    if (text.length() > MAX_TEXT || !text.startsWith("/")) {
      throw new MalformedException("an address begins with / and is not endless");
    }
    List<Component> components = new ArrayList<>();
    int at = 0;
    while (at < text.length() && components.size() <= MAX_COMPONENTS) {
      int nameEnd = next(text, at + 1);
      String name = text.substring(at + 1, nameEnd);
      Protocol protocol = Protocol.named(name).orElseThrow(() -> unknown("this name"));
      int end = nameEnd;
      String value = "";
      if (protocol.hasValue()) {
        end = nameEnd == text.length() ? nameEnd : next(text, nameEnd + 1);
        value = text.substring(Math.min(nameEnd + 1, end), end);
      }
      components.add(new Component(protocol, value));
      at = end;
    }
    return new Multiaddr(components);
  }

  private static int next(String text, int from) {
    int slash = text.indexOf('/', from);
    return slash < 0 ? text.length() : slash;
  }

  private static MalformedException unknown(String what) {
    return new MalformedException("no protocol of an address that is understood has " + what);
  }

  /**
   * Reads the binary form.
   *
   * @throws MalformedException when it is not an address that is understood
   */
  public static Multiaddr decode(byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      throw new MalformedException("an address has more than " + MAX_BYTES + " bytes");
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    List<Component> components = new ArrayList<>();
    while (in.hasRemaining() && components.size() <= MAX_COMPONENTS) {
      long code = Varint.read(in);
      Protocol protocol = Protocol.coded(code).orElseThrow(() -> unknown("the code " + code));
      byte[] value = AddressValue.read(protocol, in);
      components.add(new Component(protocol, AddressValue.text(protocol, value)));
    }
    return new Multiaddr(components);
  }

  /** Reads the binary form; empty when it is none that is understood: others may know more. */
  public static Optional<Multiaddr> understood(byte[] bytes) {
    try {
      return Optional.of(decode(bytes));
    } catch (MalformedException e) {
      return Optional.empty();
    }
  }

  /**
   * An address of a host and a port.
   *
   * @param protocol {@link Protocol#TCP} or {@link Protocol#UDP}
   */
  public static Multiaddr of(InetAddress host, Protocol protocol, int port) {
    byte[] bytes = host.getAddress();
    Protocol ip = bytes.length == 4 ? Protocol.IP4 : Protocol.IP6;
    return new Multiaddr(
        List.of(
            new Component(ip, AddressValue.text(ip, bytes)),
            new Component(protocol, Integer.toString(port))));
  }

  /** The parts, from the outside in. */
  public List<Component> components() {
    return components;
  }

  /** The text. */
  public String text() {
    return text;
  }

  /** The binary form. */
  public byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream(64);
    components.forEach(component -> component.bytes(out));
    return out.toByteArray();
  }

  /** The value of the first part of this protocol; empty text where it has none. */
  public Optional<String> value(Protocol protocol) {
    return components.stream()
        .filter(component -> component.protocol() == protocol)
        .map(Component::value)
        .findFirst();
  }

  /** Whether it has a part of this protocol. */
  public boolean has(Protocol protocol) {
    return value(protocol).isPresent();
  }

  /** This with one part more; its value is empty where the protocol has none. */
  public Multiaddr with(Protocol protocol, String value) {
    return append(List.of(new Component(protocol, value)));
  }

  /** This, then the other. */
  public Multiaddr encapsulate(Multiaddr other) {
    return append(other.components);
  }

  /** This, then {@code /p2p/…} of that peer instead of the one at the end, if there is one. */
  public Multiaddr withPeer(PeerId peer) {
    Multiaddr place = peer().isPresent() && components.size() > 1 ? withoutPeer() : this;
    return place.with(Protocol.P2P, peer.text());
  }

  private Multiaddr append(List<Component> more) {
    List<Component> both = new ArrayList<>(components);
    both.addAll(more);
    return new Multiaddr(both);
  }

  /** This without {@code /p2p/…} at its end; itself where it has none or nothing else. */
  public Multiaddr withoutPeer() {
    int last = components.size() - 1;
    return last > 0 && peer().isPresent() ? new Multiaddr(components.subList(0, last)) : this;
  }

  /** The peer at its end, who is meant to be there; not the relay. */
  public Optional<PeerId> peer() {
    Component last = components.getLast();
    return last.protocol() == Protocol.P2P
        ? Optional.of(new PeerId(last.value()))
        : Optional.empty();
  }

  /** Whether it goes through a relay. */
  public boolean isRelayed() {
    return has(Protocol.P2P_CIRCUIT);
  }

  /** Where the relay is, for a relayed address that says it: all before the last circuit. */
  public Optional<Multiaddr> relay() {
    for (int i = components.size() - 1; i > 0; i--) {
      if (components.get(i).protocol() == Protocol.P2P_CIRCUIT) {
        return Optional.of(new Multiaddr(components.subList(0, i)));
      }
    }
    return Optional.empty();
  }

  /** The first IP address; empty when it begins with a name. */
  public Optional<InetAddress> ip() {
    return components.stream()
        .filter(part -> part.protocol() == Protocol.IP4 || part.protocol() == Protocol.IP6)
        .map(part -> IpText.address(AddressValue.bytes(part.protocol(), part.value())))
        .findFirst();
  }

  /** The first port of TCP or UDP. */
  public OptionalInt port() {
    return components.stream()
        .filter(part -> part.protocol() == Protocol.TCP || part.protocol() == Protocol.UDP)
        .mapToInt(part -> Integer.parseInt(part.value()))
        .findFirst();
  }

  /** Whether its IP address, the relay's where there is one, is of this machine. */
  public boolean isLoopback() {
    return ip().filter(InetAddress::isLoopbackAddress).isPresent();
  }

  /**
   * Whether its IP address, the relay's where there is one, is of use only near by: this machine
   * (RFC 1122), a home or a provider (RFC 1918, 4193, 6598), a cable (RFC 3927, 4291), or none.
   */
  public boolean isPrivate() {
    return ip().filter(Multiaddr::near).isPresent();
  }

  private static boolean near(InetAddress ip) {
    byte[] bytes = ip.getAddress();
    boolean provider = bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xc0) == 64;
    boolean unique = bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
    return provider
        || unique
        || ip.isLoopbackAddress()
        || ip.isSiteLocalAddress()
        || ip.isLinkLocalAddress()
        || ip.isAnyLocalAddress();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Multiaddr address && text.equals(address.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** The text. */
  @Override
  public String toString() {
    return text;
  }
}
