/**
 * Signed envelopes and the record of a peer's addresses (libp2p specs, RFC 0002 and 0003, with the
 * domain and the payload type that the implementations use).
 */
@NullMarked
package app.tangible.peer.libp2p.record;

import org.jspecify.annotations.NullMarked;
