/**
 * Lends a line to peers that cannot be called, and borrows one: libp2p relay/circuit-v2.md r3
 * (2023-02-28).
 */
@NullMarked
package app.tangible.peer.libp2p.relay;

import org.jspecify.annotations.NullMarked;
