/** The page of one film that the household owns. */
@NullMarked
package app.tangible.ui.film;

import org.jspecify.annotations.NullMarked;
