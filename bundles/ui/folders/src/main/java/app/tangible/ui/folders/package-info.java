/** The page of the watched folders, and choosing one with arrows. */
@NullMarked
package app.tangible.ui.folders;

import org.jspecify.annotations.NullMarked;
