/** What an hour of use leaves behind in the center's process. */
@NullMarked
package app.tangible.bench.hour;

import org.jspecify.annotations.NullMarked;
