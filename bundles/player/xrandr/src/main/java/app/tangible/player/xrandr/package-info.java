/** The display of X11, by the program xrandr. */
@NullMarked
package app.tangible.player.xrandr;

import org.jspecify.annotations.NullMarked;
