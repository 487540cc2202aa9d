package app.tangible.transfer.swarm;

import java.util.Arrays;

/** Bytes a second over the last five seconds. Not safe for use by several threads. */
final class RateMeter {

  private static final int BUCKETS = 20;
  private static final long BUCKET_NANOS = 250_000_000L;

  private final long[] bytes = new long[BUCKETS];
  private final long[] slots = new long[BUCKETS];
  private final long begun;

  /** Up to which bucket the sum goes; it is asked for far more often than buckets change. */
  private long summed = Long.MIN_VALUE;

  private long sum;

  RateMeter(long nowNanos) {
    begun = nowNanos;
    Arrays.fill(slots, Long.MIN_VALUE);
  }

  void add(long count, long nowNanos) {
    long slot = Math.floorDiv(nowNanos - begun, BUCKET_NANOS);
    int i = (int) Math.floorMod(slot, (long) BUCKETS);
    if (slots[i] != slot) {
      slots[i] = slot;
      bytes[i] = 0;
    }
    bytes[i] += count;
    sum += count;
  }

  long perSecond(long nowNanos) {
    long age = nowNanos - begun;
    long newest = Math.floorDiv(age, BUCKET_NANOS);
    if (newest != summed) {
      summed = newest;
      sum = 0;
      for (int i = 0; i < BUCKETS; i++) {
        if (slots[i] > newest - BUCKETS && slots[i] <= newest) {
          sum += bytes[i];
        }
      }
    }
    long window = Math.clamp(age, BUCKET_NANOS, BUCKETS * BUCKET_NANOS);
    return (long) (sum * 1e9 / window);
  }
}
