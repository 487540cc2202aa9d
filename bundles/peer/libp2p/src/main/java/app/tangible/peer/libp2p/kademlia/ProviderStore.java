package app.tangible.peer.libp2p.kademlia;

import app.tangible.peer.Multiaddr;
import app.tangible.peer.PeerId;
import app.tangible.peer.PeerInfo;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Who said that it has what. Bounded for a key, for a peer and in all; where a key is full, the
 * address block that takes most of it gives way, so that nobody alone can fill it. Safe for use by
 * several threads.
 */
final class ProviderStore {

  static final Duration VALID = Duration.ofHours(48);
  static final Duration ADDRESSES_VALID = Duration.ofHours(24);

  private final StoreLimits limits;
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<ByteBuffer, List<Entry>> byKey = new HashMap<>();
  private final Map<PeerId, Integer> byPeer = new HashMap<>();
  private int records;

  private record Entry(
      PeerId peer, List<Multiaddr> addresses, Optional<AddressBlock> block, Instant since) {}

  ProviderStore(StoreLimits limits, InstantSource clock) {
    this.limits = limits;
    this.clock = clock;
  }

  /** Whether it was taken. */
  boolean add(byte[] key, PeerInfo provider, Optional<AddressBlock> block) {
    lock.lock();
    try {
      ByteBuffer name = ByteBuffer.wrap(key.clone());
      List<Entry> entries = byKey.getOrDefault(name, new ArrayList<>());
      removeFrom(entries, entry -> entry.peer().equals(provider.id()));
      if (records >= limits.records()
          || byPeer.getOrDefault(provider.id(), 0) >= limits.keysOfPeer()) {
        return false;
      }
      if (entries.size() >= limits.providersOfKey()) {
        Entry gone = mostCrowded(entries);
        removeFrom(entries, entry -> entry == gone);
      }
      entries.add(new Entry(provider.id(), provider.addresses(), block, clock.instant()));
      byKey.put(name, entries);
      byPeer.merge(provider.id(), 1, Integer::sum);
      records++;
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** The oldest of the block that has most. */
  private static Entry mostCrowded(List<Entry> entries) {
    Map<Optional<AddressBlock>, List<Entry>> blocks =
        entries.stream().collect(Collectors.groupingBy(Entry::block));
    return Collections.min(
        Collections.max(blocks.values(), Comparator.comparing(List::size)),
        Comparator.comparing(Entry::since));
  }

  /** Those that are still valid, the newest first; without addresses that are too old. */
  List<PeerInfo> find(byte[] key, int most) {
    Instant now = clock.instant();
    lock.lock();
    try {
      return byKey.getOrDefault(ByteBuffer.wrap(key), List.of()).stream()
          .filter(entry -> entry.since().plus(VALID).isAfter(now))
          .sorted(Comparator.comparing(Entry::since).reversed())
          .limit(most)
          .map(entry -> new PeerInfo(entry.peer(), addresses(entry, now)))
          .toList();
    } finally {
      lock.unlock();
    }
  }

  private static List<Multiaddr> addresses(Entry entry, Instant now) {
    return entry.since().plus(ADDRESSES_VALID).isAfter(now) ? entry.addresses() : List.of();
  }

  /** Forgets what is no longer valid. */
  void expire() {
    Instant now = clock.instant();
    lock.lock();
    try {
      byKey.values().forEach(list -> removeFrom(list, e -> !e.since().plus(VALID).isAfter(now)));
      byKey.values().removeIf(List::isEmpty);
    } finally {
      lock.unlock();
    }
  }

  int records() {
    lock.lock();
    try {
      return records;
    } finally {
      lock.unlock();
    }
  }

  private void removeFrom(List<Entry> entries, Predicate<Entry> which) {
    List<Entry> gone = entries.stream().filter(which).toList();
    entries.removeAll(gone);
    records -= gone.size();
    gone.forEach(entry -> byPeer.computeIfPresent(entry.peer(), (p, n) -> n > 1 ? n - 1 : null));
  }
}
