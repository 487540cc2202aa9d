package app.tangible.peer.libp2p.upnp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The household's router as one of the machine's addresses sees it.
 *
 * @param inside the machine's own address, to which the router sends what arrives
 */
record Gateway(Soap soap, WanService service, InetAddress inside) {

  /** A transport protocol in the router's words. */
  enum Carrier {
    TCP,
    UDP
  }

  InetAddress outside() throws IOException {
    String text =
        soap.call(service, "GetExternalIPAddress", Map.of())
            .getOrDefault("NewExternalIPAddress", "");
    try {
      return InetAddress.ofLiteral(text);
    } catch (IllegalArgumentException e) {
      throw new GatewayException("no external address");
    }
  }

  /** Maps the port; a lease of zero lasts until it is removed. */
  void map(Carrier carrier, int outsidePort, int insidePort, Duration lease) throws IOException {
    Map<String, String> arguments = mapping(carrier, outsidePort);
    arguments.put("NewInternalPort", Integer.toString(insidePort));
    arguments.put("NewInternalClient", inside.getHostAddress());
    arguments.put("NewEnabled", "1");
    arguments.put("NewPortMappingDescription", "Tangible");
    arguments.put("NewLeaseDuration", Long.toString(lease.toSeconds()));
    soap.call(service, "AddPortMapping", arguments);
  }

  void unmap(Carrier carrier, int outsidePort) throws IOException {
    soap.call(service, "DeletePortMapping", mapping(carrier, outsidePort));
  }

  private static Map<String, String> mapping(Carrier carrier, int outsidePort) {
    Map<String, String> arguments = new LinkedHashMap<>(); // the order is the action's
    arguments.put("NewRemoteHost", "");
    arguments.put("NewExternalPort", Integer.toString(outsidePort));
    arguments.put("NewProtocol", carrier.name());
    return arguments;
  }

  /** The gateway that describes itself there, when it maps ports and is connected to something. */
  static Gateway at(URI location, InetAddress inside, Soap soap) throws IOException {
    IOException last = new GatewayException("no service that maps ports");
    for (WanService service : WanService.in(soap.get(location), location)) {
      Gateway gateway = new Gateway(soap, service, inside);
      try {
        gateway.outside();
        return gateway;
      } catch (IOException e) {
        last = e;
      }
    }
    throw last;
  }
}
