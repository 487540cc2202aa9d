/** Proofs of the chain's state, from the server's node and the log's key. */
@NullMarked
package app.tangible.log.chain;

import org.jspecify.annotations.NullMarked;
