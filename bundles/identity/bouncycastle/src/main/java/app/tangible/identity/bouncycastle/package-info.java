/** HPKE, secp256k1, Keccak-256 and Argon2id, which the JDK lacks, from Bouncy Castle. */
@NullMarked
package app.tangible.identity.bouncycastle;

import org.jspecify.annotations.NullMarked;
