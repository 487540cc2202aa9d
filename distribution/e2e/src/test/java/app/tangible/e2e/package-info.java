/** The real products, started, used and killed. */
@NullMarked
package app.tangible.e2e;

import org.jspecify.annotations.NullMarked;
