/** What is on, as a test says. */
@NullMarked
package app.tangible.viewing.testing;

import org.jspecify.annotations.NullMarked;
