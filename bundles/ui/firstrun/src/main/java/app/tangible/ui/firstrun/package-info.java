/** The page of the first minutes: language, name, keys, folder. */
@NullMarked
package app.tangible.ui.firstrun;

import org.jspecify.annotations.NullMarked;
