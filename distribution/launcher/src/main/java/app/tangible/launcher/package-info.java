/** The program that starts a product: one folder of bundles, run by Felix in one locked home. */
@NullMarked
package app.tangible.launcher;

import org.jspecify.annotations.NullMarked;
