package app.tangible.transfer.voucher;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** What each peer had without a voucher, lately. Bounded: the ones seen longest ago go first. */
final class FreeRide {

  private static final int MAX_PEERS = 16_384;

  private record Had(long bytes, Instant until) {}

  private final long freeBytes;
  private final Duration period;
  private final Clock clock;
  private final Map<String, Had> peers = new LinkedHashMap<>(64, 0.75f, true);
  private final ReentrantLock lock = new ReentrantLock();

  FreeRide(long freeBytes, Duration period, Clock clock) {
    this.freeBytes = freeBytes;
    this.period = period;
    this.clock = clock;
  }

  long left(String peer) {
    lock.lock();
    try {
      return Math.max(0, freeBytes - had(peer).bytes());
    } finally {
      lock.unlock();
    }
  }

  void had(String peer, long more) {
    lock.lock();
    try {
      Had before = had(peer);
      peers.put(peer, new Had(before.bytes() + more, before.until()));
      if (peers.size() > MAX_PEERS) {
        peers.remove(peers.keySet().iterator().next());
      }
    } finally {
      lock.unlock();
    }
  }

  private Had had(String peer) {
    Had known = peers.get(peer);
    Instant now = clock.instant();
    return known == null || !now.isBefore(known.until()) ? new Had(0, now.plus(period)) : known;
  }
}
