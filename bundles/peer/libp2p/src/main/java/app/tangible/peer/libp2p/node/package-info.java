/**
 * This home among the peers: listens, calls, keeps and prunes connections, gives streams to who
 * serves their protocol.
 */
@NullMarked
package app.tangible.peer.libp2p.node;

import org.jspecify.annotations.NullMarked;
