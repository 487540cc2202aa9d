/** The page of the settings, and of what holds on this machine. */
@NullMarked
package app.tangible.ui.settings;

import org.jspecify.annotations.NullMarked;
