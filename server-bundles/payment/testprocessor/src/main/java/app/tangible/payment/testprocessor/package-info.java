/** A card processor for tests and demos: no money moves. */
@NullMarked
package app.tangible.payment.testprocessor;

import org.jspecify.annotations.NullMarked;
