/**
 * From bare bytes to a secured connection of many streams (libp2p specs, connections, r1
 * 2022-12-07, and inlined-muxer-negotiation, r1 2022-12-07).
 */
@NullMarked
package app.tangible.peer.libp2p.connections;

import org.jspecify.annotations.NullMarked;
