/** The page of the store: offers, and buying one. */
@NullMarked
package app.tangible.ui.storefront;

import org.jspecify.annotations.NullMarked;
