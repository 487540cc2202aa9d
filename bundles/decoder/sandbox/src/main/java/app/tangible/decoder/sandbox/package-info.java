/** Runs the decoder's guest under bubblewrap, or plainly where there is none. */
@NullMarked
package app.tangible.decoder.sandbox;

import org.jspecify.annotations.NullMarked;
