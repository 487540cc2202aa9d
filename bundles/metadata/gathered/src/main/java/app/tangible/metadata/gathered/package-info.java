/** Asks every metadata source there is, none of which can do harm. */
@NullMarked
package app.tangible.metadata.gathered;

import org.jspecify.annotations.NullMarked;
