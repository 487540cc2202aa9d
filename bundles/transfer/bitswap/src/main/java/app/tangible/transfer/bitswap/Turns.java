package app.tangible.transfer.bitswap;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets peers take turns at the disk and the line: who waits longest is next, and each gets one
 * message a turn, however much it wants.
 */
final class Turns {

  private final long bytesPerSecond;
  private final Semaphore readers;
  private final ReentrantLock lock = new ReentrantLock();
  private long free = System.nanoTime();

  /**
   * So many at once.
   *
   * @param bytesPerSecond of all together; zero is as fast as it goes
   */
  Turns(int atOnce, long bytesPerSecond) {
    if (atOnce < 1 || bytesPerSecond < 0) {
      throw new IllegalArgumentException("turns for nobody, or at a negative rate");
    }
    this.bytesPerSecond = bytesPerSecond;
    readers = new Semaphore(atOnce, true);
  }

  /** Waits for a turn of so many bytes, which must be ended. */
  void begin(int bytes) throws InterruptedException {
    readers.acquire();
    try {
      TimeUnit.NANOSECONDS.sleep(book(bytes));
    } catch (InterruptedException e) {
      readers.release();
      throw e;
    }
  }

  void end() {
    readers.release();
  }

  private long book(int bytes) {
    if (bytesPerSecond == 0) {
      return 0;
    }
    lock.lock();
    try {
      long now = System.nanoTime();
      long begin = Math.max(free, now);
      free = begin + (long) (bytes * 1e9 / bytesPerSecond);
      return begin - now;
    } finally {
      lock.unlock();
    }
  }
}
