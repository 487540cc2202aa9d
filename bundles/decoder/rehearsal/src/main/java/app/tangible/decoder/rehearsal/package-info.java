/** Makes the cache with which the decoder's process starts: a program of the build. */
@NullMarked
package app.tangible.decoder.rehearsal;

import org.jspecify.annotations.NullMarked;
