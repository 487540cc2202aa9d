package app.tangible.soak;

import app.tangible.identity.HttpSignature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/**
 * The backend as its buyers see it. Each request is repeated until it is answered: the backend is
 * away half of the time.
 */
final class Counter implements AutoCloseable {

  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final Set<Integer> LATER = Set.of(408, 425, 429, 500, 502, 503, 504);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ObjectMapper json = new ObjectMapper();
  private final URI base;

  /** Requests that were not answered and went out again. */
  final LongAdder repeated = new LongAdder();

  Counter(URI base) {
    this.base = base;
  }

  /** An answer that is no reason to ask again. */
  record Answer(int status, JsonNode body) {

    JsonNode good() throws IOException {
      if (status / 100 != 2) {
        throw new IOException("refused: " + status + " " + body);
      }
      return body;
    }
  }

  Answer post(Shopper as, String path, ObjectNode body, String key)
      throws IOException, TimeoutException {
    return send(Optional.of(as), "POST", path, json.writeValueAsBytes(body), Optional.of(key));
  }

  Answer get(Shopper as, String path) throws IOException, TimeoutException {
    return send(Optional.of(as), "GET", path, new byte[0], Optional.empty());
  }

  /** Pays an intent with the card of which the webhook comes twice. */
  void pay(JsonNode payment) throws IOException, TimeoutException {
    ObjectNode body =
        json.createObjectNode()
            .put("clientSecret", payment.get("clientSecret").asText())
            .put("card", "4000000000000259");
    String path = URI.create(payment.get("confirmAt").asText()).getRawPath();
    send(Optional.empty(), "POST", path, json.writeValueAsBytes(body), Optional.empty()).good();
  }

  private Answer send(
      Optional<Shopper> as, String method, String path, byte[] body, Optional<String> key)
      throws IOException, TimeoutException {
    long end = System.nanoTime() + LONGEST.toNanos();
    while (true) {
      try {
        HttpResponse<byte[]> answer =
            client.send(
                request(as, method, path, body, key), HttpResponse.BodyHandlers.ofByteArray());
        if (!LATER.contains(answer.statusCode())) {
          return new Answer(
              answer.statusCode(),
              answer.body().length == 0 ? json.createObjectNode() : json.readTree(answer.body()));
        }
      } catch (IOException away) {
        repeated.increment();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
      if (System.nanoTime() > end) {
        throw new TimeoutException("no answer to " + method + " " + path + " for " + LONGEST);
      }
      LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(50_000_000, 400_000_000));
    }
  }

  private HttpRequest request(
      Optional<Shopper> as, String method, String path, byte[] body, Optional<String> key) {
    URI uri = base.resolve(path);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .timeout(ANSWER.plusSeconds(20))
            .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
    if (body.length > 0) {
      request.header("Content-Type", "application/json");
    }
    key.ifPresent(value -> request.header("Idempotency-Key", value));
    as.ifPresent(
        shopper ->
            HttpSignature.sign(
                    new HttpSignature.Request(
                        method,
                        uri.getRawPath(),
                        Optional.ofNullable(uri.getRawQuery()).orElse(""),
                        body,
                        key),
                    shopper.deviceId(),
                    shopper::sign,
                    Instant.now())
                .forEach(request::header));
    return request.build();
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
