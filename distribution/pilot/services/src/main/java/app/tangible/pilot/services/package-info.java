/** Commands that need no screen, and the socket they come through. */
@NullMarked
package app.tangible.pilot.services;

import org.jspecify.annotations.NullMarked;
