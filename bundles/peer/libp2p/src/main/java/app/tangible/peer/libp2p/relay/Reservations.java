package app.tangible.peer.libp2p.relay;

import app.tangible.peer.PeerId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/** Whom the relay has promised a line: so many in all, and so many in one block of addresses. */
final class Reservations {

  private record Held(Instant end, String block) {}

  private final Duration length;
  private final int maxInAll;
  private final int maxPerBlock;
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<PeerId, Held> held = new HashMap<>();
  private final Map<String, Integer> perBlock = new HashMap<>();

  Reservations(Duration length, int maxInAll, int maxPerBlock, InstantSource clock) {
    this.length = length;
    this.maxInAll = maxInAll;
    this.maxPerBlock = maxPerBlock;
    this.clock = clock;
  }

  /** Promises or renews; the end of it, or empty when there is no room. */
  Optional<Instant> reserve(PeerId peer, String block) {
    lock.lock();
    try {
      release(peer);
      if (held.size() >= maxInAll || perBlock.getOrDefault(block, 0) >= maxPerBlock) {
        sweep();
      }
      if (held.size() >= maxInAll || perBlock.getOrDefault(block, 0) >= maxPerBlock) {
        return Optional.empty();
      }
      Instant end = clock.instant().plus(length);
      held.put(peer, new Held(end, block));
      perBlock.merge(block, 1, Integer::sum);
      return Optional.of(end);
    } finally {
      lock.unlock();
    }
  }

  boolean covers(PeerId peer) {
    lock.lock();
    try {
      Held promise = held.get(peer);
      return promise != null && promise.end().isAfter(clock.instant());
    } finally {
      lock.unlock();
    }
  }

  /** It hung up: "if the peer disconnects, the reservation is no longer valid". */
  void end(PeerId peer) {
    lock.lock();
    try {
      release(peer);
    } finally {
      lock.unlock();
    }
  }

  /** Whom lines are promised to; some of them may be over. */
  Set<PeerId> peers() {
    lock.lock();
    try {
      return Set.copyOf(held.keySet());
    } finally {
      lock.unlock();
    }
  }

  int size() {
    lock.lock();
    try {
      return held.size();
    } finally {
      lock.unlock();
    }
  }

  private void release(PeerId peer) {
    Held promise = held.remove(peer);
    if (promise != null) {
      less(promise.block());
    }
  }

  private void sweep() {
    Instant now = clock.instant();
    held.values()
        .removeIf(
            promise -> {
              boolean over = !promise.end().isAfter(now);
              if (over) {
                less(promise.block());
              }
              return over;
            });
  }

  private void less(String block) {
    perBlock.computeIfPresent(block, (name, count) -> count == 1 ? null : count - 1);
  }
}
