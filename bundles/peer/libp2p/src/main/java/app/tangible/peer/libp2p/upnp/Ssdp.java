package app.tangible.peer.libp2p.upnp;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Looks for gateways from one of the machine's addresses (UPnP Device Architecture 1.1, 1.3). */
final class Ssdp {

  static final InetSocketAddress GROUP = new InetSocketAddress("239.255.255.250", 1900);

  private static final int MAX_ANSWER_BYTES = 2048;
  private static final int HOPS = 2;
  private static final int MAX_GATEWAYS = 8;
  private static final int MAX_ANSWERS = 64;
  private static final List<String> TARGETS =
      List.of(
          "urn:schemas-upnp-org:device:InternetGatewayDevice:1",
          "urn:schemas-upnp-org:device:InternetGatewayDevice:2");

  private final InetSocketAddress group;

  Ssdp(InetSocketAddress group) {
    this.group = group;
  }

  /** Where descriptions lie: each on the host that answered. */
  Set<URI> search(InetAddress from, Duration patience) throws IOException {
    Set<URI> locations = new LinkedHashSet<>();
    try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(from, 0))) {
      NetworkInterface card = NetworkInterface.getByInetAddress(from);
      if (card != null) {
        socket.setOption(StandardSocketOptions.IP_MULTICAST_IF, card);
      }
      socket.setOption(StandardSocketOptions.IP_MULTICAST_TTL, HOPS);
      for (String target : TARGETS) {
        byte[] query = query(target).getBytes(StandardCharsets.US_ASCII);
        socket.send(new DatagramPacket(query, query.length, group));
      }
      long end = System.nanoTime() + patience.toNanos();
      for (int i = 0; i < MAX_ANSWERS && locations.size() < MAX_GATEWAYS; i++) {
        long left = (end - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
          break;
        }
        socket.setSoTimeout((int) left);
        DatagramPacket answer = new DatagramPacket(new byte[MAX_ANSWER_BYTES], MAX_ANSWER_BYTES);
        socket.receive(answer);
        location(answer).ifPresent(locations::add);
      }
    } catch (SocketTimeoutException e) {
      // what has answered by now is all there is
    }
    return locations;
  }

  private static String query(String target) {
    return "M-SEARCH * HTTP/1.1\r\n"
        + "HOST: 239.255.255.250:1900\r\n"
        + "MAN: \"ssdp:discover\"\r\n"
        + "MX: 1\r\n"
        + "ST: "
        + target
        + "\r\n\r\n";
  }

  private static Optional<URI> location(DatagramPacket answer) {
    String text = new String(answer.getData(), 0, answer.getLength(), StandardCharsets.ISO_8859_1);
    return location(text, answer.getAddress());
  }

  /** The LOCATION of an answer, unless it leads to another host than the one that gave it. */
  static Optional<URI> location(String answer, InetAddress answerer) {
    String[] lines = answer.split("\r\n", 64);
    if (!lines[0].startsWith("HTTP/1.") || !lines[0].contains(" 200")) {
      return Optional.empty();
    }
    for (String line : lines) {
      int colon = line.indexOf(':');
      if (colon > 0
          && line.substring(0, colon).strip().toLowerCase(Locale.ROOT).equals("location")) {
        return local(line.substring(colon + 1).strip(), answerer);
      }
    }
    return Optional.empty();
  }

  private static Optional<URI> local(String text, InetAddress answerer) {
    try {
      URI uri = URI.create(text);
      boolean same = answerer.getHostAddress().equals(uri.getHost());
      return same && "http".equals(uri.getScheme()) ? Optional.of(uri) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
