package app.tangible.peer.libp2p.upnp;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** One action at a time over HTTP (UPnP Device Architecture 1.1, 3.2); answers bounded. */
final class Soap implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(PATIENCE)
          .build();

  byte[] get(URI location) throws IOException {
    return send(HttpRequest.newBuilder(location).timeout(PATIENCE).GET().build()).body();
  }

  /** The names and texts of the answer's leaves; {@link GatewayException} when it is a fault. */
  Map<String, String> call(WanService service, String action, Map<String, String> arguments)
      throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(service.control())
            .timeout(PATIENCE)
            .header("Content-Type", "text/xml; charset=\"utf-8\"")
            .header("SOAPAction", '"' + service.type() + '#' + action + '"')
            .POST(HttpRequest.BodyPublishers.ofString(envelope(service, action, arguments)))
            .build();
    HttpResponse<byte[]> response = send(request);
    Map<String, String> values = leaves(response.body());
    if (response.statusCode() != 200) {
      throw new GatewayException(
          errorCode(values.getOrDefault("errorCode", "")),
          action + " refused with " + response.statusCode());
    }
    return values;
  }

  private HttpResponse<byte[]> send(HttpRequest request) throws IOException {
    try {
      return http.send(request, info -> bounded());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GatewayException("interrupted");
    }
  }

  private static HttpResponse.BodySubscriber<byte[]> bounded() {
    return HttpResponse.BodySubscribers.mapping(
        HttpResponse.BodySubscribers.limiting(
            HttpResponse.BodySubscribers.ofByteArray(), BoundedXml.MAX_BYTES),
        bytes -> bytes);
  }

  private static Map<String, String> leaves(byte[] document) throws GatewayException {
    Map<String, String> leaves = new HashMap<>();
    if (document.length > 0) {
      BoundedXml.walk(
          document,
          new BoundedXml.Visitor() {
            @Override
            public void begins(String name) {
              // only leaves carry values
            }

            @Override
            public void ends(String name, String text) {
              leaves.put(name, text);
            }
          });
    }
    return leaves;
  }

  private static int errorCode(String text) {
    return text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0;
  }

  private static String envelope(WanService service, String action, Map<String, String> arguments) {
    StringBuilder body = new StringBuilder();
    arguments.forEach(
        (name, value) ->
            body.append('<')
                .append(name)
                .append('>')
                .append(escaped(value))
                .append("</")
                .append(name)
                .append('>'));
    return "<?xml version=\"1.0\"?>\n"
        + "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\""
        + " s:encodingStyle=\"http://schemas.xmlsoap.org/soap/encoding/\"><s:Body>"
        + "<u:"
        + action
        + " xmlns:u=\""
        + service.type()
        + "\">"
        + body
        + "</u:"
        + action
        + "></s:Body></s:Envelope>\r\n";
  }

  private static String escaped(String value) {
    return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
