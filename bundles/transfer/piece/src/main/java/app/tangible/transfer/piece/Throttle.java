package app.tangible.transfer.piece;

import java.io.InterruptedIOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A token bucket for all uploads; who waits is served in the order of coming. */
final class Throttle {

  private final long bytesPerSecond;
  private final ReentrantLock turn = new ReentrantLock(true);
  private final Condition never = turn.newCondition();
  private long free = System.nanoTime();

  /** Zero is as fast as it goes. */
  Throttle(long bytesPerSecond) {
    if (bytesPerSecond < 0) {
      throw new IllegalArgumentException(
          "maxUploadBytesPerSecond is zero or above, got " + bytesPerSecond);
    }
    this.bytesPerSecond = bytesPerSecond;
  }

  void await(long bytes) throws InterruptedIOException {
    if (bytesPerSecond == 0) {
      return;
    }
    turn.lock();
    try {
      long now = System.nanoTime();
      long begin = free - now > 0 ? free : now;
      free = begin + (long) (bytes * 1e9 / bytesPerSecond);
      long left = begin - now;
      while (left > 0) {
        left = never.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("stopped");
    } finally {
      turn.unlock();
    }
  }

  /** So long one that is served may hold a slot while others wait. */
  static final long TURN_NANOS = TimeUnit.SECONDS.toNanos(10);
}
