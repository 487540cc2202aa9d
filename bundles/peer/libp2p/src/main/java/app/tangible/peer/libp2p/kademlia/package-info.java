/** Finds peers and content among all peers (libp2p specs, kad-dht, r2 of 2022-12-09). */
@NullMarked
package app.tangible.peer.libp2p.kademlia;

import org.jspecify.annotations.NullMarked;
