/** The page of what arrives here and of what is given to others. */
@NullMarked
package app.tangible.ui.downloads;

import org.jspecify.annotations.NullMarked;
