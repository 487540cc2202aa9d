package app.tangible.resale.saga;

import app.tangible.chain.Account;
import app.tangible.chain.TokenId;
import app.tangible.identity.Mandate;
import app.tangible.identity.OwnerPublicKey;
import app.tangible.licence.LicenceId;
import org.jspecify.annotations.Nullable;

/**
 * The licence that is to be offered, as it was issued.
 *
 * @param mandate of the account that owns it on the chain, where that is not the key's own
 * @param encoded the package; empty when it is revoked
 */
record ParkedLicence(
    LicenceId id,
    TokenId token,
    long nonce,
    OwnerPublicKey owner,
    @Nullable Mandate mandate,
    String film,
    long edition,
    boolean revoked,
    byte[] encoded) {

  /** The contract whose it is on the chain; null where it is the key's own. */
  @Nullable Account contract() {
    return mandate == null ? null : new Account(mandate.account().text());
  }

  /** Whose it is on the chain. */
  Account account(SellerWord word) {
    return word.accountOf(owner, contract());
  }
}
