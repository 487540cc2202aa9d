/** Plays what is on the shelf of this machine, one after the other. */
@NullMarked
package app.tangible.viewing.local;

import org.jspecify.annotations.NullMarked;
