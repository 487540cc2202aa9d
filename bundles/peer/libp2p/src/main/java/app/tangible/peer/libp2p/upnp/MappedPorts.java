package app.tangible.peer.libp2p.upnp;

import app.tangible.peer.Multiaddr;
import app.tangible.peer.PeerNode;
import app.tangible.peer.Protocol;
import app.tangible.peer.libp2p.wire.Advertised;
import app.tangible.peer.libp2p.wire.Switchboard;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the router lead a port to each port that we listen on; only where it is configured. Mappings
 * are renewed at half of their time and removed at the end.
 */
@Component(
    service = MappedPorts.class,
    immediate = true,
    configurationPid = "app.tangible.peer.libp2p.upnp",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = MappedPorts.Config.class)
public final class MappedPorts {

  private static final Logger LOG = LoggerFactory.getLogger(MappedPorts.class);
  private static final Duration ANSWERS = Duration.ofSeconds(2);
  private static final int FIRST_TRY_MILLIS = 500;

  /** Settings of {@code app.tangible.peer.libp2p.upnp}. */
  @ObjectClassDefinition(name = "Ports of the router")
  public @interface Config {

    @AttributeDefinition(description = "How long the router keeps a port for us")
    int leaseSeconds() default 3600;
  }

  private final Duration lease;
  private final Ssdp ssdp;
  private final Soap soap = new Soap();
  private final Map<Multiaddr, Mapping> mappings = new ConcurrentHashMap<>();
  private final Map<InetAddress, Gateway> gateways = new HashMap<>(); // of the thread of work alone
  private final Switchboard switchboard;
  private final Advertised advertised;
  private final ScheduledExecutorService work =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("upnp").factory());
  private final AutoCloseable watch;

  @Activate
  public MappedPorts(@Reference PeerNode node, @Reference Switchboard switchboard, Config config) {
    this(node, switchboard, config, Ssdp.GROUP);
  }

  MappedPorts(PeerNode node, Switchboard switchboard, Config config, InetSocketAddress group) {
    if (config.leaseSeconds() < 60) {
      throw new IllegalArgumentException(
          "leaseSeconds is 60 or more, got " + config.leaseSeconds());
    }
    this.switchboard = switchboard;
    advertised = new Advertised(switchboard);
    lease = Duration.ofSeconds(config.leaseSeconds());
    ssdp = new Ssdp(group);
    watch =
        node.watch(
            new PeerNode.Watcher() {
              @Override
              public void addressesChanged() {
                soon();
              }
            });
    long half = lease.toMillis() / 2;
    work.scheduleWithFixedDelay(this::renew, FIRST_TRY_MILLIS, half, TimeUnit.MILLISECONDS);
  }

  /** Where others can call us through the router. */
  List<Multiaddr> addresses() {
    // Behind a second router a mapped port is of no use.
    return mappings.values().stream()
        .map(Mapping::outside)
        .filter(outside -> !outside.isPrivate())
        .distinct()
        .toList();
  }

  private void soon() {
    try {
      work.execute(this::mapNew);
    } catch (RejectedExecutionException e) {
      LOG.trace("closed already");
    }
  }

  private void renew() {
    gateways.clear(); // the router may be another one by now
    tend(true);
  }

  private void mapNew() {
    tend(false);
  }

  private void tend(boolean all) {
    try {
      List<Multiaddr> listened =
          switchboard.listening().stream().filter(MappedPorts::isOurs).toList();
      for (Multiaddr gone : List.copyOf(mappings.keySet())) {
        if (!listened.contains(gone)) {
          mappings.remove(gone).remove();
        }
      }
      for (Multiaddr address : listened) {
        if (all || !mappings.containsKey(address)) {
          map(address);
        }
      }
      advertised.set(addresses());
    } catch (RuntimeException e) {
      LOG.error("the router could not be asked", e);
    }
  }

  private void map(Multiaddr address) {
    InetAddress inside = address.ip().orElseThrow();
    try {
      if (!gateways.containsKey(inside)) {
        gateways.put(inside, gateway(inside));
      }
      mappings.put(address, Mapping.make(gateways.get(inside), address, lease));
    } catch (IOException e) {
      LOG.debug("no port of the router for {}: {}", address.port(), e.toString());
      mappings.remove(address);
    }
  }

  private Gateway gateway(InetAddress inside) throws IOException {
    IOException last = new GatewayException("no router answers");
    for (URI location : ssdp.search(inside, ANSWERS)) {
      try {
        return Gateway.at(location, inside, soap);
      } catch (IOException e) {
        last = e;
      }
    }
    throw last;
  }

  /** An address of this machine in a home's network, over TCP or QUIC. */
  private static boolean isOurs(Multiaddr address) {
    boolean carried = address.has(Protocol.TCP) || address.has(Protocol.UDP);
    return carried
        && !address.isRelayed()
        && address.ip().filter(MappedPorts::isHome).filter(MappedPorts::isLocal).isPresent();
  }

  private static boolean isHome(InetAddress ip) {
    return ip.getAddress().length == 4 && ip.isSiteLocalAddress();
  }

  private static boolean isLocal(InetAddress ip) {
    try {
      return NetworkInterface.getByInetAddress(ip) != null;
    } catch (SocketException e) {
      return false;
    }
  }

  /** Gives the ports back. */
  @Deactivate
  public void close() throws Exception {
    watch.close();
    work.shutdownNow();
    mappings.values().forEach(Mapping::remove);
    soap.close();
    advertised.close();
  }
}
