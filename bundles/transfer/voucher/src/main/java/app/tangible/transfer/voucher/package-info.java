/** Vouchers: signed by the household that downloads, kept and shown by the one who sends. */
@NullMarked
package app.tangible.transfer.voucher;

import org.jspecify.annotations.NullMarked;
