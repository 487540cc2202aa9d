package app.tangible.peer.libp2p.upnp;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * A service that maps ports, as a device's description names it.
 *
 * @param type e.g. {@code urn:schemas-upnp-org:service:WANIPConnection:1}
 * @param control where SOAP goes; on the host that the description came from
 */
record WanService(String type, URI control) {

  /** All such services of a device description, in its order; at most eight. */
  static List<WanService> in(byte[] description, URI location) throws GatewayException {
    Finder finder = new Finder(location);
    BoundedXml.walk(description, finder);
    return finder.found;
  }

  private static boolean mapsPorts(String type) {
    return type.equals("urn:schemas-upnp-org:service:WANIPConnection:1")
        || type.equals("urn:schemas-upnp-org:service:WANIPConnection:2")
        || type.equals("urn:schemas-upnp-org:service:WANPPPConnection:1");
  }

  private static final class Finder implements BoundedXml.Visitor {

    private static final int MAX_SERVICES = 8;

    private final URI location;
    private final List<WanService> found = new ArrayList<>();
    private String type = "";
    private String control = "";

    Finder(URI location) {
      this.location = location;
    }

    @Override
    public void begins(String name) {
      if (name.equals("service")) {
        type = "";
        control = "";
      }
    }

    @Override
    public void ends(String name, String text) {
      switch (name) {
        case "serviceType" -> type = text;
        case "controlURL" -> control = text;
        case "service" -> add();
        default -> {
          // the rest of the description is for others
        }
      }
    }

    private void add() {
      if (!mapsPorts(type) || control.isEmpty() || found.size() == MAX_SERVICES) {
        return;
      }
      URI resolved = location.resolve(control);
      if ("http".equals(resolved.getScheme()) && location.getHost().equals(resolved.getHost())) {
        found.add(new WanService(type, resolved));
      }
    }
  }
}
