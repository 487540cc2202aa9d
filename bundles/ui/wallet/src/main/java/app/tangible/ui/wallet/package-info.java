/** The page of the account, its receipts, its devices and its backup. */
@NullMarked
package app.tangible.ui.wallet;

import org.jspecify.annotations.NullMarked;
