package app.tangible.peer.libp2p.upnp;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A router of this test's own; it refuses an action whose arguments are not in their order. */
final class StrictRouter implements AutoCloseable {

  private static final String SERVICE = "urn:schemas-upnp-org:service:WANIPConnection:1";
  private static final String PORT_ARGUMENTS =
      "<NewRemoteHost></NewRemoteHost><NewExternalPort>(\\d+)</NewExternalPort>"
          + "<NewProtocol>(TCP|UDP)</NewProtocol>";
  private static final Pattern ADD =
      Pattern.compile(
          ".*<u:AddPortMapping xmlns:u=\""
              + SERVICE
              + "\">"
              + PORT_ARGUMENTS
              + "<NewInternalPort>(\\d+)</NewInternalPort>"
              + "<NewInternalClient>([0-9.]+)</NewInternalClient><NewEnabled>1</NewEnabled>"
              + "<NewPortMappingDescription>[^<]+</NewPortMappingDescription>"
              + "<NewLeaseDuration>(\\d+)</NewLeaseDuration></u:AddPortMapping>.*",
          Pattern.DOTALL);
  private static final Pattern DELETE =
      Pattern.compile(
          ".*<u:DeletePortMapping xmlns:u=\""
              + SERVICE
              + "\">"
              + PORT_ARGUMENTS
              + "</u:DeletePortMapping>.*",
          Pattern.DOTALL);

  private final HttpServer server;
  private final Map<String, String> mappings = new ConcurrentHashMap<>();
  private final Map<String, Integer> refusals = new ConcurrentHashMap<>();
  private boolean onlyPermanent;
  private String description =
      "<?xml version=\"1.0\"?><root xmlns=\"urn:schemas-upnp-org:device-1-0\"><device><serviceList>"
          + "<service><serviceType>"
          + SERVICE
          + "</serviceType>"
          + "<controlURL>/control</controlURL></service></serviceList></device></root>";

  StrictRouter() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/root.xml", exchange -> answer(exchange, 200, description));
    server.createContext("/control", this::control);
    server.start();
  }

  URI location() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/root.xml");
  }

  Map<String, String> mappings() {
    return new TreeMap<>(mappings);
  }

  void refuse(String port, int code) {
    refusals.put(port, code);
  }

  void onlyPermanent() {
    onlyPermanent = true;
  }

  void answerWith(String document) {
    description = document;
  }

  private void control(HttpExchange exchange) throws IOException {
    String action = exchange.getRequestHeaders().getFirst("SOAPAction");
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Matcher add = ADD.matcher(body);
    Matcher delete = DELETE.matcher(body);
    if (action.equals('"' + SERVICE + "#GetExternalIPAddress\"")) {
      done(exchange, "<NewExternalIPAddress>45.45.45.10</NewExternalIPAddress>");
    } else if (action.endsWith("#AddPortMapping\"") && add.matches()) {
      add(exchange, add);
    } else if (action.endsWith("#DeletePortMapping\"") && delete.matches()) {
      boolean known = mappings.remove(delete.group(2) + " " + delete.group(1)) != null;
      if (known) {
        done(exchange, "");
      } else {
        fault(exchange, 714);
      }
    } else {
      fault(exchange, 402);
    }
  }

  private void add(HttpExchange exchange, Matcher add) throws IOException {
    Integer refusal = refusals.get(add.group(1));
    if (refusal != null) {
      fault(exchange, refusal);
    } else if (onlyPermanent && !add.group(5).equals("0")) {
      fault(exchange, 725);
    } else {
      mappings.put(
          add.group(2) + " " + add.group(1),
          add.group(4) + " " + add.group(3) + " " + add.group(5));
      done(exchange, "");
    }
  }

  private static void done(HttpExchange exchange, String values) throws IOException {
    answer(exchange, 200, envelope("<u:Response xmlns:u=\"x\">" + values + "</u:Response>"));
  }

  private static void fault(HttpExchange exchange, int code) throws IOException {
    answer(
        exchange,
        500,
        envelope(
            "<s:Fault><faultcode>s:Client</faultcode><detail><UPnPError><errorCode>"
                + code
                + "</errorCode></UPnPError></detail></s:Fault>"));
  }

  private static String envelope(String body) {
    return "<?xml version=\"1.0\"?><s:Envelope"
        + " xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>"
        + body
        + "</s:Body></s:Envelope>";
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
