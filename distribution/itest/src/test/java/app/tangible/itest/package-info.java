/** The shipped bundles in a real framework. */
@NullMarked
package app.tangible.itest;

import org.jspecify.annotations.NullMarked;
