/** Commands that press keys and look at the screen. */
@NullMarked
package app.tangible.pilot.screen;

import org.jspecify.annotations.NullMarked;
