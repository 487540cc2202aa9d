package app.tangible.peer.quic;

import app.tangible.peer.Multiaddr;
import app.tangible.peer.PeerId;
import app.tangible.peer.transport.Link;
import app.tangible.peer.transport.Listening;
import app.tangible.peer.transport.NodeIdentity;
import app.tangible.peer.transport.Transport;
import io.netty.handler.codec.quic.Quic;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reaches {@code /ip4|ip6/…/udp/…/quic-v1}, where the platform's native code is there. */
@Component(service = Transport.class, configurationPid = "app.tangible.peer.quic")
@Designate(ocd = QuicTransport.Config.class)
public final class QuicTransport implements Transport, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(QuicTransport.class);

  /** What peers may take of this node. */
  @ObjectClassDefinition(name = "QUIC")
  public @interface Config {
    @AttributeDefinition(description = "Whether QUIC is spoken")
    boolean enabled() default true;

    @AttributeDefinition(description = "Connections open at a time, called and taken")
    int maxLinks() default 512;

    @AttributeDefinition(description = "Handshakes that are not over")
    int maxHalfOpen() default 256;

    @AttributeDefinition(description = "From so many on a caller has to prove its address")
    int halfOpenBeforeRetry() default 32;

    @AttributeDefinition(description = "Handshakes that are not over, of one /24 or /56")
    int maxHalfOpenPerBlock() default 64;

    @AttributeDefinition(description = "Streams that a peer may have open")
    int maxStreamsPerLink() default 256;

    @AttributeDefinition(description = "Unread bytes of a connection at first")
    int linkWindowBytes() default 4 * 1024 * 1024;

    @AttributeDefinition(description = "Unread bytes of a stream at first")
    int streamWindowBytes() default 1024 * 1024;

    @AttributeDefinition(description = "Largest datagram that is tried")
    int maxDatagramBytes() default 1452;

    @AttributeDefinition(description = "Time for a handshake")
    int handshakeSeconds() default 10;

    @AttributeDefinition(description = "A connection that is silent for so long is over")
    int idleSeconds() default 30;

    @AttributeDefinition(description = "How often a silent connection says something")
    int keepAliveSeconds() default 10;
  }

  private final @Nullable Sockets sockets;

  /** Listens nowhere yet. */
  @Activate
  public QuicTransport(@Reference NodeIdentity identity, Config config) {
    sockets = config.enabled() && available() ? new Sockets(limits(config), identity) : null;
  }

  /** Without OSGi, with the default configuration. */
  public QuicTransport(NodeIdentity identity) {
    sockets = available() ? new Sockets(Limits.DEFAULT, identity) : null;
  }

  private static boolean available() {
    if (Quic.isAvailable()) {
      return true;
    }
    log.info(
        "QUIC is off: no native code for {} {}; peers are reached over TCP",
        System.getProperty("os.name"),
        System.getProperty("os.arch"));
    log.debug("why", Quic.unavailabilityCause());
    return false;
  }

  static Limits limits(Config config) {
    return new Limits(
        config.maxLinks(),
        config.maxHalfOpen(),
        config.halfOpenBeforeRetry(),
        config.maxHalfOpenPerBlock(),
        config.maxStreamsPerLink(),
        config.linkWindowBytes(),
        config.streamWindowBytes(),
        config.maxDatagramBytes(),
        Duration.ofSeconds(config.handshakeSeconds()),
        Duration.ofSeconds(config.idleSeconds()),
        Duration.ofSeconds(config.keepAliveSeconds()));
  }

  @Override
  public boolean handles(Multiaddr address) {
    return sockets != null && Addresses.handles(address);
  }

  @Override
  public Link dial(Multiaddr address, Optional<PeerId> expected, Duration limit)
      throws IOException {
    InetSocketAddress to = Addresses.socket(address);
    return available(sockets).reaching(to).dial(to, expected, limit);
  }

  @Override
  public Listening listen(Multiaddr address, Consumer<Link> accepted) throws IOException {
    return available(sockets).listen(Addresses.socket(address), accepted::accept);
  }

  @Override
  public boolean punch(Multiaddr address) throws IOException {
    InetSocketAddress to = Addresses.socket(address);
    available(sockets).reaching(to).punch(to);
    return true;
  }

  int halfOpen() {
    return sockets == null ? 0 : sockets.halfOpen();
  }

  private static Sockets available(@Nullable Sockets sockets) throws IOException {
    if (sockets == null) {
      throw new IOException("QUIC is off");
    }
    return sockets;
  }

  /** Ends all connections. */
  @Deactivate
  @Override
  public void close() {
    if (sockets != null) {
      sockets.close();
    }
  }
}
