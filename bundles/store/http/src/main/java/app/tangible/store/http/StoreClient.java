package app.tangible.store.http;

import app.tangible.identity.HttpSignature;
import app.tangible.identity.Identity;
import app.tangible.store.StoreException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Bounded requests to the one store; never to another host. Safe for use by several threads. */
final class StoreClient implements AutoCloseable {

  static final int MAX_JSON_BYTES = 1 << 20;
  static final int MAX_PACKAGE_BYTES = 8 << 20;

  private final URI base;
  private final Identity identity;
  private final Clock clock;
  private final Duration timeout;
  private final HttpClient client;

  StoreClient(URI base, Identity identity, Clock clock, Duration timeout, ExecutorService threads) {
    String scheme = base.getScheme();
    if (base.getHost() == null || !"http".equals(scheme) && !"https".equals(scheme)) {
      throw new IllegalArgumentException("server is an http(s) address, got " + base);
    }
    if (!timeout.isPositive()) {
      throw new IllegalArgumentException("timeoutSeconds is above zero, got " + timeout);
    }
    this.base = base;
    this.identity = identity;
    this.clock = clock;
    this.timeout = timeout;
    client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(timeout)
            .executor(threads)
            .build();
  }

  /** One request. Build it with {@link #get} or {@link #post}. */
  record Call(
      String method,
      String path,
      byte[] body,
      Optional<String> idempotencyKey,
      boolean signed,
      int maxBytes,
      Duration patience) {

    static Call get(String path) {
      return new Call(
          "GET", path, new byte[0], Optional.empty(), false, MAX_JSON_BYTES, Duration.ZERO);
    }

    static Call post(String path, byte[] body) {
      return new Call("POST", path, body, Optional.empty(), true, MAX_JSON_BYTES, Duration.ZERO);
    }

    static Call put(String path, byte[] body) {
      return new Call("PUT", path, body, Optional.empty(), true, MAX_JSON_BYTES, Duration.ZERO);
    }

    static Call delete(String path, byte[] body) {
      return new Call("DELETE", path, body, Optional.empty(), true, MAX_JSON_BYTES, Duration.ZERO);
    }

    Call withKey(String key) {
      return new Call(method, path, body, Optional.of(key), signed, maxBytes, patience);
    }

    Call bySignature() {
      return new Call(method, path, body, idempotencyKey, true, maxBytes, patience);
    }

    Call forPackage() {
      return new Call(method, path, body, idempotencyKey, signed, MAX_PACKAGE_BYTES, patience);
    }

    /** The store may take this much longer. */
    Call waiting(Duration longer) {
      return new Call(method, path, body, idempotencyKey, signed, maxBytes, longer);
    }
  }

  /**
   * @throws StoreException worth retrying: not reached, too slow, busy, or an answer out of bounds
   */
  Answer call(Call call) {
    HttpResponse<byte[]> answer = send(request(call), call);
    int status = answer.statusCode();
    if (status >= 200 && status < 300) {
      return new Answer.Good(answer.body());
    }
    if (status == 401) {
      throw new StoreException(Messages.text("notAccepted"), true);
    }
    if (status < 400 || status >= 500 || status == 408 || status == 425 || status == 429) {
      throw new StoreException(Messages.text("busy", status), true);
    }
    return new Answer.Refused(
        status, Json.kind(answer.body()), Json.problem(answer.body(), status));
  }

  private HttpRequest request(Call call) {
    String root = base.toString();
    URI uri =
        URI.create(
            (root.endsWith("/") ? root.substring(0, root.length() - 1) : root) + call.path());
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .method(
                call.method(),
                call.body().length == 0
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(call.body()))
            .header("Accept", "application/json, application/octet-stream");
    if (call.body().length > 0) {
      request.header("Content-Type", "application/json");
    }
    call.idempotencyKey().ifPresent(key -> request.header("Idempotency-Key", key));
    if (call.signed()) {
      HttpSignature.sign(
              new HttpSignature.Request(
                  call.method(),
                  uri.getRawPath(),
                  Optional.ofNullable(uri.getRawQuery()).orElse(""),
                  call.body(),
                  call.idempotencyKey()),
              identity.device(),
              identity::sign,
              clock.instant())
          .forEach(request::header);
    }
    return request.build();
  }

  private HttpResponse<byte[]> send(HttpRequest request, Call call) {
    CompletableFuture<HttpResponse<byte[]>> sent =
        client.sendAsync(
            request,
            HttpResponse.BodyHandlers.limiting(
                HttpResponse.BodyHandlers.ofByteArray(), call.maxBytes()));
    try {
      // The client's own timeout ends with the head of the answer; this one with its last byte.
      return sent.copy()
          .orTimeout(timeout.plus(call.patience()).toMillis(), TimeUnit.MILLISECONDS)
          .join();
    } catch (CompletionException | CancellationException e) {
      throw failure(e);
    } finally {
      sent.cancel(true);
    }
  }

  private StoreException failure(Throwable e) {
    Throwable cause = e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
    boolean tooLong =
        cause instanceof IOException
            && cause.getMessage() != null
            && cause.getMessage().contains("exceed");
    String key = cause instanceof TimeoutException ? "slow" : tooLong ? "tooLong" : "offline";
    return new StoreException(Messages.text(key, base.getAuthority()), true);
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
