/** Offers and what moved, over HTTP. */
@NullMarked
package app.tangible.resale.rest;

import org.jspecify.annotations.NullMarked;
