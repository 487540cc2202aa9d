package app.tangible.peer.libp2p.kademlia;

import java.time.Duration;

/**
 * How much the routing table takes.
 *
 * @param k peers in a bucket
 * @param blockInBucket peers of one address block in a bucket
 * @param blockInTable peers of one address block in all
 * @param trusted how long a peer that answered is believed to be there
 */
record TableLimits(int k, int blockInBucket, int blockInTable, Duration trusted) {

  static final TableLimits STANDARD = new TableLimits(20, 2, 6, Duration.ofMinutes(5));

  TableLimits {
    if (k < 1 || blockInBucket < 1 || blockInTable < 1) {
      throw new IllegalArgumentException("a routing table without room");
    }
  }
}
