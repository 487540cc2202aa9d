/** How fast films travel between homes. */
@NullMarked
package app.tangible.bench.swarm;

import org.jspecify.annotations.NullMarked;
