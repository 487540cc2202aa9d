package app.tangible.peer.libp2p.kademlia;

import app.tangible.peer.MalformedException;
import app.tangible.peer.PeerId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The only values that are kept: {@code /pk/<peer id>}, the public key of that peer. It proves
 * itself, for the id is its hash; nothing else that comes from a stranger does. Safe for use by
 * several threads.
 */
final class PublicKeys {

  static final Duration VALID = Duration.ofHours(48);

  private static final byte[] PREFIX = "/pk/".getBytes(StandardCharsets.US_ASCII);

  private final int most;
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<PeerId, Entry> keys = new LinkedHashMap<>();

  private record Entry(byte[] key, Instant since) {}

  PublicKeys(int most, InstantSource clock) {
    this.most = most;
    this.clock = clock;
  }

  /** The name of a peer's key. */
  static byte[] nameOf(PeerId peer) {
    byte[] id = peer.bytes();
    byte[] name = Arrays.copyOf(PREFIX, PREFIX.length + id.length);
    System.arraycopy(id, 0, name, PREFIX.length, id.length);
    return name;
  }

  /** Whose key has this name, if it is the name of one. */
  static Optional<PeerId> owner(byte[] name) {
    if (name.length <= PREFIX.length
        || !Arrays.equals(name, 0, PREFIX.length, PREFIX, 0, PREFIX.length)) {
      return Optional.empty();
    }
    try {
      return Optional.of(PeerId.of(Arrays.copyOfRange(name, PREFIX.length, name.length)));
    } catch (MalformedException e) {
      return Optional.empty();
    }
  }

  /** Whether the value is what the name promises. */
  static boolean proves(byte[] name, byte[] value) {
    try {
      return owner(name).filter(PeerId.ofKey(value)::equals).isPresent();
    } catch (MalformedException e) {
      return false;
    }
  }

  /** Whether it was kept. */
  boolean put(byte[] name, byte[] value) {
    Optional<PeerId> owner = owner(name);
    if (owner.isEmpty() || !proves(name, value)) {
      return false;
    }
    lock.lock();
    try {
      keys.remove(owner.get());
      if (keys.size() >= most) {
        keys.remove(keys.keySet().iterator().next());
      }
      keys.put(owner.get(), new Entry(value.clone(), clock.instant()));
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Its own key, where the id holds it; else what was put. */
  Optional<byte[]> get(byte[] name) {
    Optional<PeerId> owner = owner(name);
    lock.lock();
    try {
      return owner
          .map(keys::get)
          .filter(entry -> entry.since().plus(VALID).isAfter(clock.instant()))
          .map(entry -> entry.key().clone());
    } finally {
      lock.unlock();
    }
  }

  void expire() {
    lock.lock();
    try {
      keys.values().removeIf(entry -> !entry.since().plus(VALID).isAfter(clock.instant()));
    } finally {
      lock.unlock();
    }
  }
}
