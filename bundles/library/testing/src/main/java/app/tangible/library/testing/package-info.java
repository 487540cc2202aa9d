/**
 * A household with fixed keys, some films and a shelf in memory. For tests only: its keys are known
 * to everybody.
 */
@NullMarked
package app.tangible.library.testing;

import org.jspecify.annotations.NullMarked;
