/** Our peer beside those of others. */
@NullMarked
package app.tangible.peer.interop;

import org.jspecify.annotations.NullMarked;
