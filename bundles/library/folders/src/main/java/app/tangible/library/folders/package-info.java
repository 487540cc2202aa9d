/** Watched folders: walks them, understands names, reads the heads of files, hears of changes. */
@NullMarked
package app.tangible.library.folders;

import org.jspecify.annotations.NullMarked;
