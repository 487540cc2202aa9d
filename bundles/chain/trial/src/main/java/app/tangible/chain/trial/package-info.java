/** The chain for tests. */
@NullMarked
package app.tangible.chain.trial;

import org.jspecify.annotations.NullMarked;
