package app.tangible.transfer.cdn;

import app.tangible.content.PieceManifest;
import app.tangible.content.PieceRoot;
import app.tangible.transfer.Recall;
import app.tangible.transfer.Sink;
import app.tangible.transfer.SupplyFault;
import app.tangible.transfer.SupplyFault.Kind;
import app.tangible.transfer.cdn.RangeRules.Range;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Requests to sources, watched for stalls. Safe for use by several threads. */
final class SourceHttp {

  private static final int MIN_PIECE_BYTES = 16_384;

  private static final int MANIFEST_HEAD_BYTES = 128;
  private static final Duration MANIFEST_TIME = Duration.ofSeconds(60);

  private final HttpClient client;
  private final Duration stall;
  private final Set<RangeExchange> open = ConcurrentHashMap.newKeySet();

  SourceHttp(HttpClient client, ScheduledExecutorService clock, Duration stall) {
    this.client = client;
    this.stall = stall;
    long period = Math.max(50, stall.toMillis() / 8);
    clock.scheduleWithFixedDelay(this::endStalled, period, period, TimeUnit.MILLISECONDS);
  }

  /**
   * Fills the sink with one range, not yet verified.
   *
   * @throws CancellationException when the sink was recalled
   */
  void fetch(URI uri, Range range, PieceRoot root, Sink into) throws SupplyFault {
    RangeExchange exchange = new RangeExchange(range, root, into);
    HttpRequest request =
        request(uri)
            .header("Range", range.asHeader())
            .header("Accept-Encoding", "identity")
            .build();
    open.add(exchange);
    try {
      CompletableFuture<HttpResponse<Void>> sent = client.sendAsync(request, exchange);
      sent.exceptionally(
          cause -> {
            exchange.end(broken(cause));
            return null;
          });
      // Before the head has come there is no body to cancel, so the request itself is.
      exchange
          .done()
          .exceptionally(
              cause -> {
                sent.cancel(true);
                return null;
              });
      into.onRecall(() -> exchange.end(new CancellationException("recalled")));
      exchange.done().join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof SupplyFault fault) {
        throw fault;
      }
      throw e;
    } finally {
      open.remove(exchange);
    }
  }

  /** The manifest of a film of so many bytes, as it came. */
  byte[] manifest(URI uri, long sealedBytes, Recall recall) throws SupplyFault {
    long most = MANIFEST_HEAD_BYTES + 32L * Math.ceilDiv(sealedBytes, (long) MIN_PIECE_BYTES);
    CompletableFuture<HttpResponse<byte[]>> sent =
        client.sendAsync(
            request(uri).build(),
            HttpResponse.BodyHandlers.limiting(
                HttpResponse.BodyHandlers.ofByteArray(),
                Math.min(most, PieceManifest.MAX_ENCODED_BYTES)));
    HttpResponse<byte[]> answer;
    recall.onRecall(() -> sent.cancel(true));
    try {
      answer = sent.orTimeout(MANIFEST_TIME.toMillis(), TimeUnit.MILLISECONDS).join();
    } catch (CompletionException e) {
      sent.cancel(true);
      throw broken(e);
    } catch (CancellationException e) {
      throw broken(e);
    }
    int status = answer.statusCode();
    if (status != 200) {
      throw status == 404 || status == 410
          ? new SupplyFault(Kind.ABSENT, "status " + status)
          : new SupplyFault(
              status == 429 || status >= 500 ? Kind.BUSY : Kind.MISBEHAVED, "status " + status);
    }
    return answer.body();
  }

  private HttpRequest.Builder request(URI uri) {
    return HttpRequest.newBuilder(uri).header("User-Agent", "tangible");
  }

  private void endStalled() {
    long now = System.nanoTime();
    for (RangeExchange exchange : open) {
      if (now - exchange.lastSignNanos() > stall.toNanos()) {
        exchange.end(
            new SupplyFault(Kind.STALLED, "no byte for " + stall.toSeconds() + " seconds"));
      }
    }
  }

  private static SupplyFault broken(Throwable cause) {
    Throwable root =
        cause instanceof CompletionException && cause.getCause() != null ? cause.getCause() : cause;
    return root instanceof SupplyFault fault
        ? fault
        : new SupplyFault(
            Kind.BROKEN,
            root.getClass().getSimpleName()
                + (root.getMessage() == null ? "" : ": " + root.getMessage()));
  }
}
