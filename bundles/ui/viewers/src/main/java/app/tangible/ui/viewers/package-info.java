/** The page of those who watch: who it is now, what keeps each, what each has seen. */
@NullMarked
package app.tangible.ui.viewers;

import org.jspecify.annotations.NullMarked;
