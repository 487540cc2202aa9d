package app.tangible.chain.erc4337;

import app.tangible.chain.ChainException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * JSON-RPC 2.0 over HTTP to one place. A question is bounded in time, from connecting to the last
 * byte, and its answer in size.
 */
final class Rpc {

  static final ObjectMapper JSON = new ObjectMapper();
  private static final int MAX_SAID = 300;

  private final HttpClient http;
  private final URI place;
  private final Duration timeout;
  private final int maxResponseBytes;
  private final AtomicLong lastId = new AtomicLong();

  Rpc(HttpClient http, URI place, Duration timeout, int maxResponseBytes) {
    this.http = http;
    this.place = place;
    this.timeout = timeout;
    this.maxResponseBytes = maxResponseBytes;
  }

  /** It understood and will not. */
  static final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refusal(String message) {
      super(message);
    }
  }

  /**
   * The result, which may be a JSON null.
   *
   * @throws Refusal when there is an answer, and it is an error
   * @throws ChainException when there is no answer, or one that is no JSON-RPC
   */
  JsonNode call(String method, Object... params) {
    long id = lastId.incrementAndGet();
    ObjectNode request = JSON.createObjectNode();
    request.put("jsonrpc", "2.0").put("id", id).put("method", method);
    request.set("params", JSON.valueToTree(params));
    JsonNode answer = parse(method, send(method, request.toString()));
    JsonNode error = answer.path("error");
    if (error.isObject()) {
      String said = error.path("message").asText();
      throw new Refusal(method + ": " + said.substring(0, Math.min(said.length(), MAX_SAID)));
    }
    if (answer.path("id").asLong(-1) != id || !answer.has("result")) {
      throw new ChainException(method + ": expected an answer to " + id + " from " + where());
    }
    return answer.get("result");
  }

  /** A number as the execution API writes it. */
  static BigInteger number(String text) {
    if (!text.matches("0x[0-9a-fA-F]{1,64}")) {
      throw new ChainException("expected 0x and hex digits, found another text");
    }
    return new BigInteger(text.substring(2), 16);
  }

  private byte[] send(String method, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(place)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    CompletableFuture<HttpResponse<byte[]>> exchange =
        http.sendAsync(
            request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), maxResponseBytes));
    try {
      return exchange.get(timeout.toMillis(), TimeUnit.MILLISECONDS).body();
    } catch (TimeoutException e) {
      exchange.cancel(true);
      throw new ChainException(method + ": no whole answer in time from " + where(), e);
    } catch (ExecutionException e) {
      throw new ChainException(
          method + ": no answer from " + where() + ": " + e.getCause(), e.getCause());
    } catch (InterruptedException e) {
      exchange.cancel(true);
      Thread.currentThread().interrupt();
      throw new ChainException(method + ": interrupted", e);
    }
  }

  private JsonNode parse(String method, byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      throw new ChainException(method + ": expected JSON from " + where(), e);
    }
  }

  /** Without path and query: providers put their access tokens there. */
  private String where() {
    return place.getHost() + ":" + place.getPort();
  }
}
