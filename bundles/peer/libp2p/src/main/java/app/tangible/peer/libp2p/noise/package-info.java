/**
 * Noise_XX_25519_ChaChaPoly_SHA256 with libp2p's payload (libp2p specs, noise, r5 of 2022;
 * connections, inlined-muxer-negotiation, r1 of 2022; Noise Protocol Framework, revision 34).
 */
@NullMarked
package app.tangible.peer.libp2p.noise;

import org.jspecify.annotations.NullMarked;
