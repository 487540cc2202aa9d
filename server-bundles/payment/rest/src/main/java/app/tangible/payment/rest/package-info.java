/** Where a payment processor reports. */
@NullMarked
package app.tangible.payment.rest;

import org.jspecify.annotations.NullMarked;
