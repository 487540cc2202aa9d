/** One series: its seasons, its episodes, and which comes next. */
@NullMarked
package app.tangible.ui.series;

import org.jspecify.annotations.NullMarked;
