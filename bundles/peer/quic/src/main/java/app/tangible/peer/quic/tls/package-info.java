/**
 * Who a peer is, proven within TLS (libp2p specs, tls/tls.md, r0 of 2019-03-23): a self-signed
 * certificate that carries the peer's key.
 */
@NullMarked
package app.tangible.peer.quic.tls;

import org.jspecify.annotations.NullMarked;
