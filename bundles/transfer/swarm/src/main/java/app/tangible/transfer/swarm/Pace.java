package app.tangible.transfer.swarm;

import java.util.concurrent.locks.ReentrantLock;

/** A token bucket: all transfers together stay below a rate. Safe for use by several threads. */
final class Pace {

  private final ReentrantLock lock = new ReentrantLock();
  private long bytesPerSecond;
  private long free = System.nanoTime();

  /** Zero is as fast as it goes. */
  Pace(long bytesPerSecond) {
    limit(bytesPerSecond);
  }

  /** From now on; what was booked before delays nobody. */
  void limit(long wanted) {
    if (wanted < 0) {
      throw new IllegalArgumentException("maxBytesPerSecond is zero or above, got " + wanted);
    }
    lock.lock();
    try {
      bytesPerSecond = wanted;
      free = System.nanoTime();
    } finally {
      lock.unlock();
    }
  }

  /** How long nothing may be asked for, in nanoseconds. */
  long delay(long now) {
    lock.lock();
    try {
      return bytesPerSecond == 0 ? 0 : Math.max(0, free - now);
    } finally {
      lock.unlock();
    }
  }

  /** So many bytes are asked for. */
  void book(long bytes, long now) {
    lock.lock();
    try {
      if (bytesPerSecond == 0) {
        return;
      }
      long begin = free - now > 0 ? free : now;
      free = begin + (long) (bytes * 1e9 / bytesPerSecond);
    } finally {
      lock.unlock();
    }
  }
}
