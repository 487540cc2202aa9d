/** What to watch now: what was begun, what is new, what comes next. */
@NullMarked
package app.tangible.ui.home;

import org.jspecify.annotations.NullMarked;
