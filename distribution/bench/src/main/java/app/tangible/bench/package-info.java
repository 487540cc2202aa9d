/**
 * Measures the product beside what it is built on, in one run on one machine. No product holds it.
 */
@NullMarked
package app.tangible.bench;

import org.jspecify.annotations.NullMarked;
