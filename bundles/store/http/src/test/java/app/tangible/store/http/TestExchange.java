package app.tangible.store.http;

import app.tangible.identity.DeviceId;
import app.tangible.identity.HttpSignature;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SignatureException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the test backend reads of a request, and how it answers. */
final class TestExchange {

  private TestExchange() {}

  static void verify(HttpExchange exchange, byte[] body) throws IOException {
    try {
      DeviceId device =
          HttpSignature.verify(
              new HttpSignature.Request(
                  exchange.getRequestMethod(),
                  exchange.getRequestURI().getRawPath(),
                  Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse(""),
                  body,
                  Optional.ofNullable(exchange.getRequestHeaders().getFirst("Idempotency-Key"))),
              name -> Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)),
              Instant.now());
      if (device.hex().isEmpty()) {
        throw new IllegalStateException();
      }
    } catch (SignatureException e) {
      throw new IllegalStateException(e);
    }
  }

  static Map<String, String> query(HttpExchange exchange) {
    Map<String, String> query = new LinkedHashMap<>();
    String raw = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
    for (String pair : raw.split("&")) {
      String[] parts = pair.split("=", 2);
      query.put(parts[0], parts.length > 1 ? parts[1] : "");
    }
    return query;
  }

  static void problem(HttpExchange exchange, int status, String detail) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/problem+json");
    answer(
        exchange,
        status,
        "{\"title\":\"problem\",\"detail\":\"" + detail.replace('"', ' ') + "\"}");
  }

  static void answer(HttpExchange exchange, int status, String body) throws IOException {
    send(exchange, status, body.getBytes(StandardCharsets.UTF_8));
  }

  static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }
}
