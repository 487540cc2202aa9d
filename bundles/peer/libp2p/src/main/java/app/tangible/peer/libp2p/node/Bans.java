package app.tangible.peer.libp2p.node;

import app.tangible.peer.PeerId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** Peers that are not spoken to for a while; of too many the oldest is forgiven. */
final class Bans {

  private static final int MOST = 4096;

  private final InstantSource time;
  private final Map<PeerId, Long> until =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<PeerId, Long> eldest) {
          return size() > MOST;
        }
      };

  Bans(InstantSource time) {
    this.time = time;
  }

  synchronized void add(PeerId peer, Duration howLong) {
    until.merge(peer, time.millis() + howLong.toMillis(), Math::max);
  }

  synchronized boolean has(PeerId peer) {
    Long end = until.get(peer);
    if (end != null && end <= time.millis()) {
      until.remove(peer);
      return false;
    }
    return end != null;
  }
}
