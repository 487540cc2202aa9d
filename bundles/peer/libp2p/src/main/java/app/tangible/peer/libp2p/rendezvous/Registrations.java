package app.tangible.peer.libp2p.rendezvous;

import app.tangible.peer.PeerId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Who is registered where, until when. Every registration has a number of its own, ever growing: a
 * cookie is the number up to which somebody has seen them.
 */
final class Registrations {

  private record Place(String namespace, PeerId peer) {}

  private record Entry(Place place, byte[] record, long endNanos) {}

  /**
   * Some registrations in the order of their numbers, and the number that the next page begins
   * after.
   */
  record Page(List<Found> found, long seen) {}

  /** One of a page. */
  record Found(String namespace, byte[] signedPeerRecord, Duration left) {}

  private final int maxPerPeer;
  private final int maxInAll;
  private final LongSupplier nanoTime;
  private final ReentrantLock lock = new ReentrantLock();
  private final TreeMap<Long, Entry> byNumber = new TreeMap<>();
  private final Map<Place, Long> byPlace = new HashMap<>();
  private final Map<PeerId, Integer> perPeer = new HashMap<>();
  private long lastNumber;

  Registrations(int maxPerPeer, int maxInAll, LongSupplier nanoTime) {
    this.maxPerPeer = maxPerPeer;
    this.maxInAll = maxInAll;
    this.nanoTime = nanoTime;
  }

  /** Adds or renews; false when the peer has too many, or all together do. */
  boolean register(String namespace, PeerId peer, byte[] signedPeerRecord, Duration ttl) {
    Place place = new Place(namespace, peer);
    lock.lock();
    try {
      forget(place);
      if (byNumber.size() >= maxInAll) {
        sweep();
      }
      if (byNumber.size() >= maxInAll || perPeer.getOrDefault(peer, 0) >= maxPerPeer) {
        return false;
      }
      long end = nanoTime.getAsLong() + ttl.toNanos();
      byNumber.put(++lastNumber, new Entry(place, signedPeerRecord.clone(), end));
      byPlace.put(place, lastNumber);
      perPeer.merge(peer, 1, Integer::sum);
      return true;
    } finally {
      lock.unlock();
    }
  }

  void unregister(String namespace, PeerId peer) {
    lock.lock();
    try {
      forget(new Place(namespace, peer));
    } finally {
      lock.unlock();
    }
  }

  /**
   * Those with a number beyond {@code seen}.
   *
   * @param namespace empty: of all of them
   */
  Page after(long seen, Optional<String> namespace, int limit) {
    List<Found> found = new ArrayList<>();
    lock.lock();
    try {
      long now = nanoTime.getAsLong();
      long last = Math.min(seen, lastNumber);
      for (Map.Entry<Long, Entry> entry : byNumber.tailMap(last, false).entrySet()) {
        if (found.size() == limit) {
          return new Page(found, last);
        }
        last = entry.getKey();
        Entry value = entry.getValue();
        String where = value.place().namespace();
        long left = value.endNanos() - now;
        if (left > 0 && namespace.map(where::equals).orElse(true)) {
          found.add(new Found(where, value.record().clone(), Duration.ofNanos(left)));
        }
      }
      return new Page(found, lastNumber);
    } finally {
      lock.unlock();
    }
  }

  int size() {
    lock.lock();
    try {
      return byNumber.size();
    } finally {
      lock.unlock();
    }
  }

  private void forget(Place place) {
    Long number = byPlace.remove(place);
    if (number != null) {
      byNumber.remove(number);
      less(place.peer());
    }
  }

  private void less(PeerId peer) {
    perPeer.computeIfPresent(peer, (id, count) -> count == 1 ? null : count - 1);
  }

  private void sweep() {
    long now = nanoTime.getAsLong();
    Iterator<Entry> entries = byNumber.values().iterator();
    while (entries.hasNext()) {
      Entry entry = entries.next();
      if (entry.endNanos() - now <= 0) {
        entries.remove();
        byPlace.remove(entry.place());
        less(entry.place().peer());
      }
    }
  }
}
