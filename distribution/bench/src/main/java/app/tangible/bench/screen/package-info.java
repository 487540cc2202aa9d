/** How quick the screen is, drawn by the processor alone. */
@NullMarked
package app.tangible.bench.screen;

import org.jspecify.annotations.NullMarked;
