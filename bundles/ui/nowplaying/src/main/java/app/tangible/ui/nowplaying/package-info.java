/** The page of the film that plays. */
@NullMarked
package app.tangible.ui.nowplaying;

import org.jspecify.annotations.NullMarked;
