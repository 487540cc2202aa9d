/** The page of the films that the household owns. */
@NullMarked
package app.tangible.ui.library;

import org.jspecify.annotations.NullMarked;
