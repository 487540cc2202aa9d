/** A household with fixed keys and some films. For tests only: its keys are known to everybody. */
@NullMarked
package app.tangible.library.testing;

import org.jspecify.annotations.NullMarked;
