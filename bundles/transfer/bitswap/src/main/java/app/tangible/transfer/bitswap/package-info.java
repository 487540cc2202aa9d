/** Sealed films for and from IPFS (ipfs/specs, Bitswap 1.2.0 of 2022-08-26). */
@NullMarked
package app.tangible.transfer.bitswap;

import org.jspecify.annotations.NullMarked;
