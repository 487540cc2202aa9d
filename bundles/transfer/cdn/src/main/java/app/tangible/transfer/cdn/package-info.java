/** Supplies sealed films by HTTP ranges. */
@NullMarked
package app.tangible.transfer.cdn;

import org.jspecify.annotations.NullMarked;
