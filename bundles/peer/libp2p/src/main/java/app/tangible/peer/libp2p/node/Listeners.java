package app.tangible.peer.libp2p.node;

import app.tangible.peer.Multiaddr;
import app.tangible.peer.PeerInfo;
import app.tangible.peer.transport.Link;
import app.tangible.peer.transport.Listening;
import app.tangible.peer.transport.Transport;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The transports that there are, and where they listen. */
final class Listeners implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);
  private static final Multiaddr CIRCUIT = Multiaddr.parse("/p2p-circuit");

  private final List<Multiaddr> wanted;
  private final Consumer<Link> accepted;
  private final Runnable changed;
  private final List<Transport> transports = new CopyOnWriteArrayList<>();
  private final Map<Transport, Collection<Listening>> places = new ConcurrentHashMap<>();
  private final List<Multiaddr> advertised = new CopyOnWriteArrayList<>();

  Listeners(List<Multiaddr> wanted, Consumer<Link> accepted, Runnable changed) {
    this.wanted = wanted;
    this.accepted = accepted;
    this.changed = changed;
  }

  List<Transport> transports() {
    return transports;
  }

  /** From now on it is called through and listens; circuits are always taken. */
  void add(Transport transport) {
    Collection<Listening> of = places.computeIfAbsent(transport, t -> new CopyOnWriteArrayList<>());
    transports.add(transport);
    Stream.concat(wanted.stream(), Stream.of(CIRCUIT))
        .filter(transport::handles)
        .forEach(address -> listen(transport, address, of));
    changed.run();
  }

  private void listen(Transport transport, Multiaddr address, Collection<Listening> of) {
    try {
      of.add(transport.listen(address, accepted));
    } catch (IOException e) {
      LOG.warn("nobody can call {}: {}", address, e.getMessage());
    }
  }

  void remove(Transport transport) {
    transports.remove(transport);
    Collection<Listening> of = places.remove(transport);
    if (of != null) {
      of.forEach(Listening::close);
      changed.run();
    }
  }

  List<Multiaddr> listening() {
    return places.values().stream()
        .flatMap(Collection::stream)
        .flatMap(each -> each.addresses().stream())
        .map(Multiaddr::withoutPeer)
        .distinct()
        .limit(PeerInfo.MAX_ADDRESSES)
        .toList();
  }

  List<Multiaddr> addresses() {
    return Stream.concat(listening().stream(), advertised.stream())
        .distinct()
        .limit(PeerInfo.MAX_ADDRESSES)
        .toList();
  }

  AutoCloseable advertise(Multiaddr address) {
    advertised.add(address);
    changed.run();
    return () -> {
      if (advertised.remove(address)) {
        changed.run();
      }
    };
  }

  /** Whether some transport sent a datagram there. */
  boolean punch(Multiaddr address) {
    boolean sent = false;
    for (Transport transport : transports) {
      try {
        sent |= transport.handles(address) && transport.punch(address);
      } catch (IOException e) {
        LOG.debug("no hole towards {}: {}", address, e.getMessage());
      }
    }
    return sent;
  }

  @Override
  public void close() {
    places.values().forEach(of -> of.forEach(Listening::close));
  }
}
