package app.tangible.peer.libp2p.dcutr;

import app.tangible.peer.Identified;
import app.tangible.peer.Multiaddr;
import app.tangible.peer.PeerNode;
import app.tangible.peer.Protocol;
import app.tangible.peer.Route;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Where we and others may be called directly. */
public final class Places {

  private static final int MAX_PLACES = 8;

  private Places() {}

  /** Where others see us, and the same host at the ports that we listen on: routers keep them. */
  static List<Multiaddr> ours(PeerNode node, List<Multiaddr> listening) {
    Set<Multiaddr> places = new LinkedHashSet<>();
    Set<Integer> ports = ports(listening);
    node.connections().stream()
        .filter(connection -> connection.route() == Route.DIRECT)
        .flatMap(connection -> connection.identified().flatMap(Identified::observed).stream())
        .filter(seen -> seen.has(Protocol.TCP) && seen.ip().isPresent())
        .map(Multiaddr::withoutPeer)
        .forEach(
            seen -> {
              places.add(seen);
              InetAddress host = seen.ip().orElseThrow();
              ports.forEach(port -> places.add(Multiaddr.of(host, Protocol.TCP, port)));
            });
    places.addAll(node.addresses());
    return callable(List.copyOf(places));
  }

  /** Those that can be called over TCP from outside of any home. */
  static List<Multiaddr> callable(List<Multiaddr> places) {
    return places.stream()
        .map(Multiaddr::withoutPeer)
        .filter(Places::isCallable)
        .distinct()
        .limit(MAX_PLACES)
        .toList();
  }

  /** Whether it is an IP address outside of any home, and a port of TCP there. */
  public static boolean isCallable(Multiaddr place) {
    return isTcp(place) && !place.isPrivate() && place.port().orElse(0) > 0;
  }

  /** The ports of TCP among these. */
  public static Set<Integer> ports(List<Multiaddr> listening) {
    return listening.stream()
        .filter(place -> isTcp(place) && !place.isLoopback())
        .map(place -> place.port().orElseThrow())
        .collect(Collectors.toSet());
  }

  private static boolean isTcp(Multiaddr place) {
    return place.components().size() == 2 && place.has(Protocol.TCP) && place.ip().isPresent();
  }

  /** Where it is for a socket. */
  public static InetSocketAddress socket(Multiaddr place) {
    return new InetSocketAddress(place.ip().orElseThrow(), place.port().orElseThrow());
  }
}
