package app.tangible.peer.quic;

import app.tangible.peer.Multiaddr;
import app.tangible.peer.Multiaddr.Component;
import app.tangible.peer.Protocol;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/** Addresses of QUIC: {@code /ip4|ip6/…/udp/…/quic-v1}. */
final class Addresses {

  private Addresses() {}

  static boolean handles(Multiaddr address) {
    List<Component> parts = withoutPeer(address);
    return parts.size() == 3
        && (parts.get(0).protocol() == Protocol.IP4 || parts.get(0).protocol() == Protocol.IP6)
        && parts.get(1).protocol() == Protocol.UDP
        && parts.get(2).protocol() == Protocol.QUIC_V1;
  }

  private static List<Component> withoutPeer(Multiaddr address) {
    List<Component> parts = address.components();
    return parts.getLast().protocol() == Protocol.P2P ? parts.subList(0, parts.size() - 1) : parts;
  }

  static InetSocketAddress socket(Multiaddr address) throws UnknownHostException {
    if (!handles(address)) {
      throw new IllegalArgumentException("not an address of QUIC: " + address);
    }
    List<Component> parts = address.components();
    return new InetSocketAddress(
        InetAddress.getByName(parts.get(0).value()), Integer.parseInt(parts.get(1).value()));
  }

  static Multiaddr multiaddr(InetSocketAddress socket) {
    return Multiaddr.of(socket.getAddress(), Protocol.UDP, socket.getPort())
        .with(Protocol.QUIC_V1, "");
  }

  /** What others may call: for a wildcard an address for each network card. */
  static List<Multiaddr> reachable(InetSocketAddress bound) throws IOException {
    if (!bound.getAddress().isAnyLocalAddress()) {
      return List.of(multiaddr(bound));
    }
    boolean ip4 = bound.getAddress() instanceof Inet4Address;
    try (Stream<NetworkInterface> cards = NetworkInterface.networkInterfaces()) {
      return cards
          .flatMap(NetworkInterface::inetAddresses)
          .filter(address -> address instanceof Inet4Address == ip4)
          .filter(address -> !address.isLinkLocalAddress())
          .map(address -> multiaddr(new InetSocketAddress(address, bound.getPort())))
          .distinct()
          .toList();
    }
  }
}
