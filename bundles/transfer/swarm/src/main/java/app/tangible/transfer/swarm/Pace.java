package app.tangible.transfer.swarm;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;

/** Spreads requests so that all transfers together stay below a rate. */
final class Pace {

  private final long bytesPerSecond;
  private final ReentrantLock lock = new ReentrantLock();
  private long free = System.nanoTime();

  /** Zero is as fast as it goes. */
  Pace(long bytesPerSecond) {
    if (bytesPerSecond < 0) {
      throw new IllegalArgumentException(
          "maxBytesPerSecond is zero or above, got " + bytesPerSecond);
    }
    this.bytesPerSecond = bytesPerSecond;
  }

  /** Waits until so many bytes may be asked for; returns at once when it is stopped. */
  void await(long bytes, CompletableFuture<?> stop) {
    if (bytesPerSecond == 0) {
      return;
    }
    try {
      stop.get(book(bytes), TimeUnit.NANOSECONDS);
    } catch (TimeoutException | ExecutionException itIsTime) {
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private long book(long bytes) {
    lock.lock();
    try {
      long now = System.nanoTime();
      long begin = free - now > 0 ? free : now;
      free = begin + (long) (bytes * 1e9 / bytesPerSecond);
      return begin - now;
    } finally {
      lock.unlock();
    }
  }
}
