package app.tangible.store.http;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits that end at once when the store closes. */
final class Closing {

  private final CompletableFuture<Void> closed = new CompletableFuture<>();

  void close() {
    closed.complete(null);
  }

  boolean isClosed() {
    return closed.isDone();
  }

  /** False when it closed meanwhile. */
  boolean pause(Duration time) {
    return pause(time, closed);
  }

  /** False when it closed, or the other completed, meanwhile. */
  boolean pause(Duration time, CompletableFuture<?> other) {
    try {
      CompletableFuture.anyOf(closed, other).get(time.toNanos(), TimeUnit.NANOSECONDS);
      return false;
    } catch (TimeoutException over) {
      return true;
    } catch (ExecutionException | InterruptedException e) {
      return false;
    }
  }

  /** Waits for the other; false when it closed before. */
  boolean await(CompletableFuture<?> other) {
    CompletableFuture.anyOf(other, closed).join();
    return !closed.isDone() || other.isDone();
  }
}
