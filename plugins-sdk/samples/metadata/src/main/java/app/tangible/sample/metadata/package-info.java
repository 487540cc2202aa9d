/** A plug-in that knows a few films. */
@NullMarked
package app.tangible.sample.metadata;

import org.jspecify.annotations.NullMarked;
