package app.tangible.peer.libp2p.kademlia;

import app.tangible.peer.Multiaddr;
import app.tangible.peer.PeerInfo;
import java.util.List;

/**
 * Which addresses make sense between us and a peer. What a stranger far away says is near us is not
 * called: it would have us knock at doors of the house. And what is near us is not told away.
 */
enum Reach {
  LOOPBACK,
  NEAR,
  FAR;

  static Reach of(Multiaddr from) {
    if (from.isLoopback()) {
      return LOOPBACK;
    }
    return from.isPrivate() ? NEAR : FAR;
  }

  /** What of it may be believed. */
  PeerInfo heard(PeerInfo peer) {
    return kept(peer);
  }

  /** What of them may be told. */
  List<PeerInfo> told(List<PeerInfo> peers) {
    return peers.stream().map(this::kept).toList();
  }

  private PeerInfo kept(PeerInfo peer) {
    return new PeerInfo(peer.id(), peer.addresses().stream().filter(this::fits).toList());
  }

  private boolean fits(Multiaddr address) {
    return switch (this) {
      case LOOPBACK -> true;
      case NEAR -> !address.isLoopback();
      case FAR -> !address.isPrivate();
    };
  }
}
