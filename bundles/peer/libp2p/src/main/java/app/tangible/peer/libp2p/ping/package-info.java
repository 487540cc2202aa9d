/** Whether a peer is there, and how far (libp2p specs, ping, r1 of 2022). */
@NullMarked
package app.tangible.peer.libp2p.ping;

import org.jspecify.annotations.NullMarked;
