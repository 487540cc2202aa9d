/** Pieces of sealed films between homes: {@code /tangible/piece/1.0.0}, both sides. */
@NullMarked
package app.tangible.transfer.piece;

import org.jspecify.annotations.NullMarked;
