/** Reads the NFO files and the pictures that lie beside films, as Kodi and Jellyfin write them. */
@NullMarked
package app.tangible.metadata.nfo;

import org.jspecify.annotations.NullMarked;
