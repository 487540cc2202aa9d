/** The store's list of seeders and its desk for vouchers, asked over HTTP. */
@NullMarked
package app.tangible.transfer.tracker;

import org.jspecify.annotations.NullMarked;
