/** Facts of The Movie Database, version 3 of its API. */
@NullMarked
package app.tangible.metadata.tmdb;

import org.jspecify.annotations.NullMarked;
