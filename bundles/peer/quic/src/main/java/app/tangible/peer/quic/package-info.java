/**
 * QUIC v1 (RFC 9000, 9001) as a transport of libp2p (specs, quic/README.md, r1 of 2022-12-30), by
 * Netty and its quiche.
 */
@NullMarked
package app.tangible.peer.quic;

import org.jspecify.annotations.NullMarked;
