/** Every control of the screen in every state, to look at. */
@NullMarked
package app.tangible.ui.sampler;

import org.jspecify.annotations.NullMarked;
