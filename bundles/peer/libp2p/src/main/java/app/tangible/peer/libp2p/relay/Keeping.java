package app.tangible.peer.libp2p.relay;

import app.tangible.peer.PeerId;
import app.tangible.peer.PeerNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The peers whose connections carry a line: the node is not to give them up for want of room. */
final class Keeping {

  private static final Logger LOG = LoggerFactory.getLogger(Keeping.class);

  private final PeerNode node;
  private final Map<PeerId, AutoCloseable> kept = new HashMap<>();

  Keeping(PeerNode node) {
    this.node = node;
  }

  /** From now on these and no others. */
  synchronized void keep(Set<PeerId> peers) {
    for (PeerId gone : Set.copyOf(kept.keySet())) {
      if (!peers.contains(gone)) {
        release(kept.remove(gone));
      }
    }
    for (PeerId peer : peers) {
      kept.computeIfAbsent(peer, node::keep);
    }
  }

  private static void release(AutoCloseable kept) {
    try {
      kept.close();
    } catch (Exception e) {
      LOG.warn("a connection could not be released", e);
    }
  }
}
