package app.tangible.peer.libp2p.kademlia;

import app.tangible.peer.PeerInfo;
import java.time.Instant;
import java.util.Optional;

/**
 * A peer that answered us.
 *
 * @param block where it answered from, if that counts
 * @param heard when it did last
 */
record Contact(PeerInfo peer, Point point, Optional<AddressBlock> block, Instant heard) {}
