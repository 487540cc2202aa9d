/** A program for strangers: is this certificate of ownership true? */
@NullMarked
package app.tangible.verify;

import org.jspecify.annotations.NullMarked;
