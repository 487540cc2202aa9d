package app.tangible.transfer.tracker;

import app.tangible.identity.DeviceId;
import app.tangible.identity.DeviceSignature;
import app.tangible.identity.HttpSignature;
import app.tangible.peer.transport.NodeIdentity;
import app.tangible.transfer.TransferException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** Bounded requests to the one store. Safe for use by several threads. */
final class StoreHttp implements AutoCloseable {

  private static final int MAX_ANSWER_BYTES = 1 << 20;
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI base;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(TIMEOUT)
          .build();

  StoreHttp(String server) {
    URI address = URI.create(server);
    if (address.getHost() == null || !String.valueOf(address.getScheme()).matches("https?")) {
      throw new IllegalArgumentException("server is an http(s) address, got " + server);
    }
    base = URI.create(server.replaceAll("/+$", ""));
  }

  /** What was answered; the body is an empty object where there is none. */
  record Answer(int status, JsonNode body) {

    boolean isGood() {
      return status >= 200 && status < 300;
    }

    /** Why not, for logs. */
    String problem() {
      return status + " " + body.path("detail").asText("");
    }
  }

  /** The body of a request. */
  static byte[] encode(Object body) {
    try {
      return JSON.writeValueAsBytes(body);
    } catch (IOException e) {
      throw new IllegalArgumentException(e);
    }
  }

  Answer get(String path) {
    return send(request("GET", path, new byte[0]));
  }

  Answer post(String path, byte[] body) {
    return send(request("POST", path, body));
  }

  /** Signed by the node's key (RFC 9421), as the store wants it of who speaks for a peer. */
  Answer signed(NodeIdentity by, String method, String path, byte[] body) {
    HttpRequest.Builder request = request(method, path, body);
    byte[] key = by.self().ed25519().orElseThrow(() -> new IllegalStateException("no Ed25519 key"));
    HttpSignature.sign(
            new HttpSignature.Request(
                method, base.resolve(path).getRawPath(), "", body, Optional.empty()),
            DeviceId.of(key),
            message -> DeviceSignature.of(by.sign(message)),
            Instant.now())
        .forEach(request::header);
    return send(request);
  }

  private HttpRequest.Builder request(String method, String path, byte[] body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .header("Accept", "application/json")
            .method(
                method,
                body.length == 0
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(body));
    if (body.length > 0) {
      request.header("Content-Type", "application/json");
    }
    return request;
  }

  private Answer send(HttpRequest.Builder request) {
    CompletableFuture<HttpResponse<byte[]>> sent =
        client.sendAsync(
            request.build(),
            HttpResponse.BodyHandlers.limiting(
                HttpResponse.BodyHandlers.ofByteArray(), MAX_ANSWER_BYTES));
    try {
      // The client's own timeout ends with the head of the answer; this one with its last byte.
      HttpResponse<byte[]> answer =
          sent.copy().orTimeout(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS).join();
      return new Answer(answer.statusCode(), read(answer.body()));
    } catch (CompletionException | CancellationException | IOException e) {
      throw new TransferException("the store cannot be reached: " + base.getAuthority(), e);
    } finally {
      sent.cancel(true);
    }
  }

  private static JsonNode read(byte[] body) throws IOException {
    return body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body);
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
