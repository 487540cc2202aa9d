package app.tangible.peer.libp2p.kademlia;

import app.tangible.peer.PeerId;
import app.tangible.peer.PeerInfo;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Peers in server mode that answered us, at most {@code k} for each number of bits they share with
 * us. Who is in stays while it answers, however many would like its place: that is what keeps a
 * flood of fresh peers out. Safe for use by several threads.
 */
final class RoutingTable {

  private final Point self;
  private final TableLimits limits;
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final List<List<Contact>> buckets = new ArrayList<>();

  /** What became of a peer that was offered. */
  sealed interface Offered {
    /** It is in. */
    record Kept() implements Offered {}

    /** Its address block has its share already. */
    record TooManyOfItsBlock() implements Offered {}

    /** Its bucket is full of peers heard a moment ago. */
    record Full() implements Offered {}

    /** Its bucket is full; it may come in if this one does not answer any more. */
    record Instead(Contact silent) implements Offered {}
  }

  RoutingTable(PeerId self, TableLimits limits, InstantSource clock) {
    this.self = Point.of(self);
    this.limits = limits;
    this.clock = clock;
    for (int i = 0; i <= Point.BITS; i++) {
      buckets.add(new ArrayList<>());
    }
  }

  /**
   * Offers a peer that answered just now.
   *
   * @param block where it answered from, if that counts
   */
  Offered offer(PeerInfo peer, Optional<AddressBlock> block) {
    Contact fresh = new Contact(peer, Point.of(peer.id()), block, clock.instant());
    int shared = self.sharedBits(fresh.point());
    if (shared == Point.BITS) {
      return new Offered.Full();
    }
    return locked(
        () -> {
          List<Contact> bucket = buckets.get(shared);
          boolean known = bucket.removeIf(contact -> contact.peer().id().equals(peer.id()));
          if (!known && isCrowded(bucket, block)) {
            return new Offered.TooManyOfItsBlock();
          }
          if (bucket.size() < limits.k()) {
            bucket.add(fresh);
            return new Offered.Kept();
          }
          Contact silent = Collections.min(bucket, Comparator.comparing(Contact::heard));
          return silent.heard().isBefore(clock.instant().minus(limits.trusted()))
              ? new Offered.Instead(silent)
              : new Offered.Full();
        });
  }

  private boolean isCrowded(List<Contact> bucket, Optional<AddressBlock> block) {
    return block.isPresent()
        && (count(bucket, block) >= limits.blockInBucket()
            || buckets.stream().mapToLong(each -> count(each, block)).sum()
                >= limits.blockInTable());
  }

  private static long count(List<Contact> bucket, Optional<AddressBlock> block) {
    return bucket.stream().filter(contact -> contact.block().equals(block)).count();
  }

  void remove(PeerId peer) {
    locked(
        () ->
            buckets
                .get(self.sharedBits(Point.of(peer)))
                .removeIf(contact -> contact.peer().id().equals(peer)));
  }

  /** The nearest to the point, at most so many, the nearest first. */
  List<PeerInfo> closest(Point point, int most) {
    Comparator<Contact> nearest = Comparator.comparing(Contact::point, point.nearest());
    return all(
        contacts -> contacts.stream().sorted(nearest).limit(most).map(Contact::peer).toList());
  }

  Optional<PeerInfo> find(PeerId peer) {
    return locked(
        () ->
            buckets.get(self.sharedBits(Point.of(peer))).stream()
                .map(Contact::peer)
                .filter(known -> known.id().equals(peer))
                .findFirst());
  }

  /** Those not heard of for so long. */
  List<Contact> silentFor(Duration howLong) {
    Instant before = clock.instant().minus(howLong);
    return all(
        contacts -> contacts.stream().filter(each -> each.heard().isBefore(before)).toList());
  }

  int size() {
    return all(List::size);
  }

  /** The most bits that a peer in the table shares with us; 0 when it is empty. */
  int deepest() {
    return all(
        contacts ->
            contacts.stream()
                .mapToInt(contact -> self.sharedBits(contact.point()))
                .max()
                .orElse(0));
  }

  private <T> T all(Function<List<Contact>, T> what) {
    return what.apply(locked(() -> buckets.stream().flatMap(List::stream).toList()));
  }

  private <T> T locked(java.util.function.Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }
}
