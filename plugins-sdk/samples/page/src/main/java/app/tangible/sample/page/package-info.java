/** A plug-in with a page of its own. */
@NullMarked
package app.tangible.sample.page;

import org.jspecify.annotations.NullMarked;
