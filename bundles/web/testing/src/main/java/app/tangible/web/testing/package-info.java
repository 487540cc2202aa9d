/** A real browser for tests. */
@NullMarked
package app.tangible.web.testing;

import org.jspecify.annotations.NullMarked;
