/** The decoder's own process: the only place where a key is in clear. */
@NullMarked
package app.tangible.decoder.guest;

import org.jspecify.annotations.NullMarked;
