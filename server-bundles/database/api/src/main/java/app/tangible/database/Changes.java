package app.tangible.database;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Lets a caller wait until the row of an id changes. */
public final class Changes {

  private final ConcurrentMap<String, CompletableFuture<Void>> waiting = new ConcurrentHashMap<>();

  /** The row changed, and its transaction is over. */
  public void happened(String id) {
    CompletableFuture<Void> signal = waiting.remove(id);
    if (signal != null) {
      signal.complete(null);
    }
  }

  /**
   * Reads until the row is as awaited or the time is over; what was read last. An interrupt ends
   * the wait and stays set.
   */
  public <T> T await(String id, Supplier<T> read, Predicate<T> awaited, Duration atMost) {
    long end = System.nanoTime() + atMost.toNanos();
    while (true) {
      // The signal is there before the read, or a change between the two would be missed.
      CompletableFuture<Void> signal =
          waiting.computeIfAbsent(id, key -> new CompletableFuture<>());
      T now = read.get();
      long left = end - System.nanoTime();
      if (awaited.test(now) || left <= 0 || !waited(signal, left)) {
        if (waiting.remove(id, signal)) {
          signal.complete(null); // others that wait on it look again
        }
        return awaited.test(now) ? now : read.get();
      }
    }
  }

  private static boolean waited(CompletableFuture<Void> signal, long nanos) {
    try {
      signal.get(nanos, TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a signal never fails", e);
    }
  }
}
