/** The page of the market: what others offer, what is for this household, and its own offers. */
@NullMarked
package app.tangible.ui.market;

import org.jspecify.annotations.NullMarked;
