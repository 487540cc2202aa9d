package app.tangible.peer.libp2p.identify;

import app.tangible.peer.PeerConnection;
import java.time.Duration;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/** How often a peer may tell us anew what it is: ten times at once, then once a second. */
final class Pace {

  private static final long EVERY = Duration.ofSeconds(1).toNanos();
  private static final long BURST = 10 * EVERY;

  private final LongSupplier clock;
  private final ReentrantLock lock = new ReentrantLock();
  // When a peer that keeps the pace from now on would have told as often as it did.
  private final Map<PeerConnection, Long> due = new WeakHashMap<>();

  /** By this clock of nanoseconds. */
  Pace(LongSupplier clock) {
    this.clock = clock;
  }

  boolean allows(PeerConnection connection) {
    lock.lock();
    try {
      long now = clock.getAsLong();
      long next = Math.max(now, due.getOrDefault(connection, now)) + EVERY;
      boolean allowed = next - now <= BURST;
      if (allowed) {
        due.put(connection, next);
      }
      return allowed;
    } finally {
      lock.unlock();
    }
  }
}
