package app.tangible.peer.libp2p.relay;

import app.tangible.peer.PeerId;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** How many circuits there are, in all and for each of the two ends. */
final class Circuits {

  private final int maxInAll;
  private final int maxPerPeer;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<PeerId, Integer> perPeer = new HashMap<>();
  private int inAll;

  Circuits(int maxInAll, int maxPerPeer) {
    this.maxInAll = maxInAll;
    this.maxPerPeer = maxPerPeer;
  }

  boolean begin(PeerId from, PeerId to) {
    lock.lock();
    try {
      if (inAll >= maxInAll || full(from) || full(to)) {
        return false;
      }
      inAll++;
      perPeer.merge(from, 1, Integer::sum);
      perPeer.merge(to, 1, Integer::sum);
      return true;
    } finally {
      lock.unlock();
    }
  }

  void end(PeerId from, PeerId to) {
    lock.lock();
    try {
      inAll--;
      less(from);
      less(to);
    } finally {
      lock.unlock();
    }
  }

  private boolean full(PeerId peer) {
    return perPeer.getOrDefault(peer, 0) >= maxPerPeer;
  }

  private void less(PeerId peer) {
    perPeer.computeIfPresent(peer, (id, count) -> count == 1 ? null : count - 1);
  }
}
