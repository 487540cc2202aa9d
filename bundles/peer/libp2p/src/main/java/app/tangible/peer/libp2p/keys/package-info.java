/** The key of this node (libp2p specs, peer-ids, r3 of 2021). */
@NullMarked
package app.tangible.peer.libp2p.keys;

import org.jspecify.annotations.NullMarked;
