/** Peers with fresh keys, and a line between them that is as bad as wanted. For tests only. */
@NullMarked
package app.tangible.peer.testing;

import org.jspecify.annotations.NullMarked;
