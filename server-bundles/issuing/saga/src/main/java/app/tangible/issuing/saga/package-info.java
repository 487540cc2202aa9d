/** Purchases as a persisted state table: each finishes, whatever dies in between. */
@NullMarked
package app.tangible.issuing.saga;

import org.jspecify.annotations.NullMarked;
