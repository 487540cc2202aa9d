/** What others have added to the product, and where to put more. */
@NullMarked
package app.tangible.ui.plugins;

import org.jspecify.annotations.NullMarked;
