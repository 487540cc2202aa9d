/** Pays with the test processor's card: for tests and demonstrations only. */
@NullMarked
package app.tangible.store.testcard;

import org.jspecify.annotations.NullMarked;
