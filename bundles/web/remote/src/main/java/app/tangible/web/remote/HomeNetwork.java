package app.tangible.web.remote;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Under what names this machine may be called, and who is at home. */
final class HomeNetwork {

  private static final Logger log = LoggerFactory.getLogger(HomeNetwork.class);

  /** Of containers and virtual machines: no phone is there. */
  private static final Pattern NOT_A_HOME = Pattern.compile("(docker|veth|br-|virbr|vmnet|lxc).*");

  private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?");
  private static final int UNIQUE_LOCAL = 0xfc;
  private static final int LEAST_PREFIX_4 = 16;
  private static final int LEAST_PREFIX_6 = 48;

  private HomeNetwork() {}

  /** The addresses that a phone can reach, the likeliest first. */
  static List<URI> pages(int port) {
    return addresses().stream()
        .filter(Inet4Address.class::isInstance)
        .filter(address -> !address.isLinkLocalAddress())
        // Stable: private ones first, each in the order of its interface.
        .sorted(Comparator.comparing(address -> !address.isSiteLocalAddress()))
        .map(address -> URI.create("http://" + address.getHostAddress() + ":" + port))
        .toList();
  }

  /** Only these are answered to: a name that a stranger points at this machine is not one. */
  static Set<String> names(List<String> more) {
    Set<String> names = new LinkedHashSet<>(List.of("localhost"));
    for (String loopback : List.of("127.0.0.1", "[::1]")) {
      names.add(canonical(loopback));
    }
    addresses().forEach(address -> names.add(literal(address)));
    String host = hostName();
    if (NAME.matcher(host).matches()) {
      names.add(host);
      names.add(host.contains(".") ? host : host + ".local");
    }
    for (String name : more) {
      names.add(name.toLowerCase(Locale.ROOT));
    }
    return names;
  }

  /** An IPv6 address in brackets has many spellings; this is the one that {@link #names} has. */
  static String canonical(String name) {
    if (!name.startsWith("[") || !name.endsWith("]")) {
      return name;
    }
    try {
      return literal(InetAddress.ofLiteral(name.substring(1, name.length() - 1)));
    } catch (IllegalArgumentException e) {
      return name;
    }
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT);
    } catch (IOException e) {
      return "";
    }
  }

  private static String literal(InetAddress address) {
    String plain = address.getHostAddress();
    int zone = plain.indexOf('%');
    String bare = zone < 0 ? plain : plain.substring(0, zone);
    return address instanceof Inet6Address ? "[" + bare + "]" : bare;
  }

  private static List<InetAddress> addresses() {
    return interfaces().stream().flatMap(NetworkInterface::inetAddresses).toList();
  }

  private static List<NetworkInterface> interfaces() {
    List<NetworkInterface> found = new ArrayList<>();
    try {
      for (NetworkInterface each : Collections.list(NetworkInterface.getNetworkInterfaces())) {
        if (each.isUp() && !each.isLoopback() && !NOT_A_HOME.matcher(each.getName()).matches()) {
          found.add(each);
        }
      }
    } catch (SocketException e) {
      log.warn("the network interfaces cannot be read: {}", e.getMessage());
    }
    return found;
  }

  /** Private, link-local, this machine, or on the same link: nobody comes over the internet. */
  static boolean isHome(InetAddress address) {
    return address.isLoopbackAddress()
        || address.isSiteLocalAddress()
        || address.isLinkLocalAddress()
        || (address instanceof Inet6Address && (address.getAddress()[0] & 0xfe) == UNIQUE_LOCAL)
        || interfaces().stream()
            .flatMap(each -> each.getInterfaceAddresses().stream())
            .anyMatch(own -> sameNetwork(own.getAddress(), own.getNetworkPrefixLength(), address));
  }

  /** A network that is too wide is no home's. */
  static boolean sameNetwork(InetAddress own, int prefix, InetAddress other) {
    byte[] ours = own.getAddress();
    byte[] theirs = other.getAddress();
    int least = ours.length == 4 ? LEAST_PREFIX_4 : LEAST_PREFIX_6;
    if (ours.length != theirs.length || prefix < least || prefix > 8 * ours.length) {
      return false;
    }
    for (int bit = 0; bit < prefix; bit++) {
      int mask = 0x80 >> bit % 8;
      if ((ours[bit / 8] & mask) != (theirs[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }
}
