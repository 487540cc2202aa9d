/** libp2p on the wire: one package for each specification. */
@NullMarked
package app.tangible.peer.libp2p;

import org.jspecify.annotations.NullMarked;
