/** The library beside Kodi's, on the same folders. */
@NullMarked
package app.tangible.bench.library;

import org.jspecify.annotations.NullMarked;
