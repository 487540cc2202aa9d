package app.tangible.chain.evm;

import app.tangible.chain.ChainException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * JSON-RPC 2.0 over HTTP, as the Ethereum execution API uses it. One request is bounded in time,
 * from connecting to the last byte, and its answer in size.
 */
final class JsonRpc implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI node;
  private final Duration timeout;
  private final int maxResponseBytes;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient http;
  private final AtomicLong lastId = new AtomicLong();

  JsonRpc(URI node, Duration timeout, int maxResponseBytes) {
    this.node = node;
    this.timeout = timeout;
    this.maxResponseBytes = maxResponseBytes;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(timeout)
            .executor(threads)
            .build();
  }

  /** A JSON array of these values, for a call's parameters. */
  static ArrayNode params(Object... values) {
    return JSON.valueToTree(values);
  }

  /** An empty JSON object. */
  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  /**
   * The result, which may be a JSON null.
   *
   * @throws NodeRefusal when the node answers with an error object
   * @throws ChainException when there is no answer, or one that is no JSON-RPC
   */
  JsonNode call(String method, ArrayNode params) {
    long id = lastId.incrementAndGet();
    ObjectNode request = object();
    request.put("jsonrpc", "2.0").put("id", id).put("method", method).set("params", params);
    HttpResponse<byte[]> response = send(method, request.toString());
    JsonNode answer = parse(method, response);
    if (!answer.isObject() || answer.path("id").asLong(-1) != id) {
      throw new ChainException(
          method + ": expected an answer to request " + id + ", found another from " + place());
    }
    JsonNode error = answer.get("error");
    if (error != null && !error.isNull()) {
      throw new NodeRefusal(
          method,
          error.path("code").asInt(),
          shortened(error.path("message").asText()),
          error.path("data").isTextual() ? error.path("data").asText() : "");
    }
    JsonNode result = answer.get("result");
    if (result == null) {
      throw new ChainException(method + ": neither result nor error from " + place());
    }
    return result;
  }

  private HttpResponse<byte[]> send(String method, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(node)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    CompletableFuture<HttpResponse<byte[]>> exchange =
        http.sendAsync(
            request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), maxResponseBytes));
    try {
      return exchange.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      exchange.cancel(true);
      throw new ChainException(
          method + ": no whole answer within " + timeout.toSeconds() + " s from " + place(), e);
    } catch (ExecutionException e) {
      // Named by its own words: that the body was too large arrives here as an IOException too.
      Throwable cause = e.getCause();
      throw new ChainException(
          method
              + ": no answer of at most "
              + maxResponseBytes
              + " bytes from "
              + place()
              + ": "
              + cause,
          cause);
    } catch (InterruptedException e) {
      exchange.cancel(true);
      Thread.currentThread().interrupt();
      throw new ChainException(method + ": interrupted", e);
    }
  }

  /** Whether that is why a call failed: the answer was longer than is read. */
  static boolean wasTooLong(ChainException failure) {
    return failure.getCause() instanceof java.io.IOException cause
        && String.valueOf(cause.getMessage()).contains("exceeds capacity");
  }

  private JsonNode parse(String method, HttpResponse<byte[]> response) {
    try {
      JsonNode answer = JSON.readTree(response.body());
      // Some nodes send the error object with a status of 4xx or 5xx: what it says comes first.
      if (response.statusCode() == 200 || answer.has("error")) {
        return answer;
      }
    } catch (JsonProcessingException e) {
      if (response.statusCode() == 200) {
        throw new ChainException(method + ": expected JSON from " + place(), e);
      }
    } catch (java.io.IOException e) {
      throw new ChainException(method + ": unreadable answer from " + place(), e);
    }
    throw new ChainException(
        method + ": expected HTTP 200, found " + response.statusCode() + " from " + place());
  }

  /** The node without path and query: providers put their access tokens there. */
  private String place() {
    return node.getHost() + ":" + node.getPort();
  }

  private static String shortened(String text) {
    return text.length() <= 300 ? text : text.substring(0, 300) + "…";
  }

  @Override
  public void close() {
    http.shutdownNow();
    threads.shutdownNow();
  }
}
