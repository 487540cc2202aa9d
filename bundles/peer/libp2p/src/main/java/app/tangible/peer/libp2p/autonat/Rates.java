package app.tangible.peer.libp2p.autonat;

import app.tangible.peer.PeerId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/** How many calls were made for whom within the last minute. */
final class Rates {

  private static final long WINDOW = TimeUnit.MINUTES.toNanos(1);

  private record Call(PeerId peer, long atNanos) {}

  private final int perMinute;
  private final int perPeer;
  private final LongSupplier nanoTime;
  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<Call> calls = new ArrayDeque<>();
  private final Map<PeerId, Integer> byPeer = new HashMap<>();

  Rates(int perMinute, int perPeer, LongSupplier nanoTime) {
    this.perMinute = perMinute;
    this.perPeer = perPeer;
    this.nanoTime = nanoTime;
  }

  boolean admit(PeerId peer) {
    lock.lock();
    try {
      long now = nanoTime.getAsLong();
      while (!calls.isEmpty() && now - calls.getFirst().atNanos() >= WINDOW) {
        PeerId gone = calls.removeFirst().peer();
        byPeer.computeIfPresent(gone, (id, count) -> count == 1 ? null : count - 1);
      }
      if (calls.size() >= perMinute || byPeer.getOrDefault(peer, 0) >= perPeer) {
        return false;
      }
      calls.addLast(new Call(peer, now));
      byPeer.merge(peer, 1, Integer::sum);
      return true;
    } finally {
      lock.unlock();
    }
  }
}
