/** The library in an encrypted H2 file. */
@NullMarked
package app.tangible.library.h2;

import org.jspecify.annotations.NullMarked;
