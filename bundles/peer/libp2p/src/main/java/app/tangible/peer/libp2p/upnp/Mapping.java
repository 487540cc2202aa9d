package app.tangible.peer.libp2p.upnp;

import app.tangible.peer.MalformedException;
import app.tangible.peer.Multiaddr;
import app.tangible.peer.Protocol;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A port of the router that leads to one of ours.
 *
 * @param outside where others call; the transport's further parts are those of the address inside
 */
record Mapping(Gateway gateway, Gateway.Carrier carrier, int port, Multiaddr outside) {

  private static final Logger LOG = LoggerFactory.getLogger(Mapping.class);
  private static final int ATTEMPTS = 4;
  private static final int FIRST_FREE_PORT = 20_000;
  private static final int LAST_PORT = 60_000;

  /** The same port outside as inside, or another one where that is taken. */
  static Mapping make(Gateway gateway, Multiaddr address, Duration lease) throws IOException {
    Gateway.Carrier carrier = address.has(Protocol.TCP) ? Gateway.Carrier.TCP : Gateway.Carrier.UDP;
    int inside = address.port().orElseThrow();
    int port = inside;
    for (int i = 0; ; i++) {
      try {
        map(gateway, carrier, port, inside, lease);
        return new Mapping(gateway, carrier, port, moved(address, gateway.outside(), port));
      } catch (GatewayException e) {
        if (e.code() != GatewayException.CONFLICT || i == ATTEMPTS) {
          throw e;
        }
        port = RandomGenerator.getDefault().nextInt(FIRST_FREE_PORT, LAST_PORT);
      }
    }
  }

  private static void map(
      Gateway gateway, Gateway.Carrier carrier, int port, int inside, Duration lease)
      throws IOException {
    try {
      gateway.map(carrier, port, inside, lease);
    } catch (GatewayException e) {
      if (e.code() != GatewayException.ONLY_PERMANENT_LEASES) {
        throw e;
      }
      gateway.map(carrier, port, inside, Duration.ZERO);
    }
  }

  private static Multiaddr moved(Multiaddr address, InetAddress host, int port)
      throws GatewayException {
    Protocol carrier = address.has(Protocol.TCP) ? Protocol.TCP : Protocol.UDP;
    List<Multiaddr.Component> parts = address.components();
    Multiaddr moved = Multiaddr.of(host, carrier, port);
    try {
      for (Multiaddr.Component rest : parts.subList(2, parts.size())) {
        moved = moved.with(rest.protocol(), rest.value());
      }
      return moved;
    } catch (MalformedException e) {
      throw new GatewayException("an address that cannot be moved");
    }
  }

  void remove() {
    try {
      gateway.unmap(carrier, port);
    } catch (IOException e) {
      LOG.debug("the router keeps port {}: {}", port, e.toString());
    }
  }
}
