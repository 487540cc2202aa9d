/** The window: shows one page at a time and moves the focus between what can be pressed. */
@NullMarked
package app.tangible.ui.shell;

import org.jspecify.annotations.NullMarked;
