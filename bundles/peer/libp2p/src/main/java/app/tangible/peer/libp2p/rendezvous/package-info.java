/** Peers meet at a known point: libp2p rendezvous/README.md r3 (2021-07-12), client and point. */
@NullMarked
package app.tangible.peer.libp2p.rendezvous;

import org.jspecify.annotations.NullMarked;
