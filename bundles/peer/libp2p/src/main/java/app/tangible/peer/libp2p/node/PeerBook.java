package app.tangible.peer.libp2p.node;

import app.tangible.peer.Multiaddr;
import app.tangible.peer.PeerId;
import app.tangible.peer.PeerInfo;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where peers are, and which of their addresses failed; what was used longest ago goes first. */
final class PeerBook {

  private static final int MAX_PEERS = 4096;
  private static final long FIRST_PAUSE_MILLIS = 500;
  private static final long LONGEST_PAUSE_MILLIS = 300_000;
  private static final int MOST_DOUBLINGS = 10;

  /** One address of a peer. */
  private static final class Known {
    private long until;
    private int failures;
    private long pausedUntil;
  }

  private final InstantSource time;
  private final Map<PeerId, Map<Multiaddr, Known>> peers =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<PeerId, Map<Multiaddr, Known>> eldest) {
          return size() > MAX_PEERS;
        }
      };

  PeerBook(InstantSource time) {
    this.time = time;
  }

  synchronized void remember(PeerInfo peer, Duration howLong) {
    long until = time.millis() + howLong.toMillis();
    for (Multiaddr address : peer.addresses()) {
      Known known = known(peer.id(), address.withoutPeer());
      known.until = Math.max(known.until, until);
    }
  }

  /** Those that did not fail lately first. */
  synchronized List<Multiaddr> addresses(PeerId peer) {
    long now = time.millis();
    Map<Multiaddr, Known> known = peers.getOrDefault(peer, Map.of());
    known.values().removeIf(each -> each.until < now && each.pausedUntil < now);
    return known.entrySet().stream()
        .filter(each -> each.getValue().until >= now)
        .sorted(Comparator.comparingInt(each -> each.getValue().failures))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Whether it may be called again. */
  synchronized boolean isPaused(PeerId peer, Multiaddr address) {
    Known known = peers.getOrDefault(peer, Map.of()).get(address.withoutPeer());
    return known != null && known.pausedUntil > time.millis();
  }

  synchronized void failed(PeerId peer, Multiaddr address) {
    Known known = known(peer, address.withoutPeer());
    long pause = FIRST_PAUSE_MILLIS << Math.min(known.failures, MOST_DOUBLINGS);
    known.failures++;
    known.pausedUntil = time.millis() + Math.min(pause, LONGEST_PAUSE_MILLIS);
  }

  synchronized void answered(PeerId peer, Multiaddr address) {
    Known known = known(peer, address.withoutPeer());
    known.failures = 0;
    known.pausedUntil = 0;
  }

  private Known known(PeerId peer, Multiaddr address) {
    Map<Multiaddr, Known> known = peers.computeIfAbsent(peer, id -> new LinkedHashMap<>());
    if (known.size() >= PeerInfo.MAX_ADDRESSES && !known.containsKey(address)) {
      known.remove(known.keySet().iterator().next());
    }
    return known.computeIfAbsent(address, same -> new Known());
  }
}
