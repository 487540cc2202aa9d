/** Fetches sealed films by HTTP ranges from several sources at once. */
@NullMarked
package app.tangible.transfer.cdn;

import org.jspecify.annotations.NullMarked;
