/** Peers in memory, for what is built above connections. */
@NullMarked
package app.tangible.peer.libp2p.trial;

import org.jspecify.annotations.NullMarked;
