/** Plays with libvlc, through vlcj. */
@NullMarked
package app.tangible.player.vlc;

import org.jspecify.annotations.NullMarked;
