/** What the layers of one connection are to each other. */
@NullMarked
package app.tangible.peer.libp2p.wire;

import org.jspecify.annotations.NullMarked;
