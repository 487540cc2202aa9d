/** The page that asks for the passphrase of the keys, before anything else can be done. */
@NullMarked
package app.tangible.ui.unlock;

import org.jspecify.annotations.NullMarked;
