/** Puts films together from all suppliers that any source finds, piece by verified piece. */
@NullMarked
package app.tangible.transfer.swarm;

import org.jspecify.annotations.NullMarked;
