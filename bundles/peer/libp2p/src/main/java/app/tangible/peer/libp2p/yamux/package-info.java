/**
 * Yamux: many streams over one secured connection (libp2p specs, yamux, r0 2023-02-17 as of
 * 1fec30e).
 */
@NullMarked
package app.tangible.peer.libp2p.yamux;

import org.jspecify.annotations.NullMarked;
