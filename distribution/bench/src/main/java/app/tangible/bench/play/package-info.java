/** Playing, measured beside the same film in clear, and beside Kodi. */
@NullMarked
package app.tangible.bench.play;

import org.jspecify.annotations.NullMarked;
