package app.tangible.web.jersey;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/** A token bucket for each of the addresses seen last. */
final class RateLimits {

  private static final int MAX_ADDRESSES = 16_384;

  private final long nanosPerToken;
  private final long capacityNanos;
  private final LongSupplier nanoTime;
  private final ReentrantLock lock = new ReentrantLock();

  /** Per address, the time at which its bucket is full again. */
  private final Map<String, Long> fullAt = new LinkedHashMap<>(64, 0.75f, true);

  RateLimits(int perSecond, int burst) {
    this(perSecond, burst, System::nanoTime);
  }

  RateLimits(int perSecond, int burst, LongSupplier nanoTime) {
    if (perSecond < 1 || burst < 1) {
      throw new IllegalArgumentException(
          "requestsPerSecond and requestBurst are at least 1, got " + perSecond + ", " + burst);
    }
    this.nanosPerToken = 1_000_000_000L / perSecond;
    this.capacityNanos = nanosPerToken * burst;
    this.nanoTime = nanoTime;
  }

  boolean allows(String address) {
    lock.lock();
    try {
      long now = nanoTime.getAsLong();
      Long known = fullAt.get(address);
      long next = (known == null || known - now < 0 ? now : known) + nanosPerToken;
      if (next - now > capacityNanos) {
        return false;
      }
      fullAt.put(address, next);
      if (fullAt.size() > MAX_ADDRESSES) {
        fullAt.remove(fullAt.keySet().iterator().next());
      }
      return true;
    } finally {
      lock.unlock();
    }
  }
}
