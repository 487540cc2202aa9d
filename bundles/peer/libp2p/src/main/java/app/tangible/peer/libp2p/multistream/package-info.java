/** Agreeing on a protocol: multistream-select 1.0 (libp2p specs, connections, r1 of 2021). */
@NullMarked
package app.tangible.peer.libp2p.multistream;

import org.jspecify.annotations.NullMarked;
