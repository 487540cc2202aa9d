package app.tangible.peer.libp2p.kademlia;

import app.tangible.peer.PeerId;
import app.tangible.peer.PeerInfo;
import java.util.List;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fills the routing table: looks for ourselves, then for somebody in each bucket. */
final class Refresh {

  private static final Logger LOG = LoggerFactory.getLogger(Refresh.class);

  /**
   * Deeper buckets are filled by the search for ourselves; to name a key there takes 2¹² hashes.
   */
  private static final int DEEPEST = 11;

  /** Meets a peer that is known by its address. */
  interface Meeting {
    void meet(PeerInfo peer);
  }

  private final PeerId self;
  private final Dht dht;
  private final RoutingTable table;
  private final List<PeerInfo> bootstrap;
  private final Meeting meeting;
  private final RandomGenerator random;

  Refresh(
      PeerId self,
      Dht dht,
      RoutingTable table,
      List<PeerInfo> bootstrap,
      Meeting meeting,
      RandomGenerator random) {
    this.self = self;
    this.dht = dht;
    this.table = table;
    this.bootstrap = bootstrap;
    this.meeting = meeting;
    this.random = random;
  }

  void run() throws InterruptedException {
    if (table.size() == 0) {
      bootstrap.forEach(meeting::meet);
    }
    if (table.size() == 0) {
      return;
    }
    dht.closest(self.bytes());
    for (int bits = 0; bits <= Math.min(DEEPEST, table.deepest()); bits++) {
      dht.closest(keySharing(bits));
    }
    LOG.debug("{} peers in the routing table", table.size());
  }

  /** A key whose point shares exactly so many bits with ours. */
  private byte[] keySharing(int bits) {
    Point ours = Point.of(self);
    byte[] key = new byte[32];
    do {
      random.nextBytes(key);
    } while (ours.sharedBits(Point.of(key)) != bits);
    return key;
  }
}
