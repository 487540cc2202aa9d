package app.tangible.resale.saga;

import app.tangible.chain.TokenId;
import app.tangible.identity.OwnerPublicKey;
import app.tangible.licence.LicenceId;

/**
 * The licence that is to be offered, as it was issued.
 *
 * @param encoded the package; empty when it is revoked
 */
record ParkedLicence(
    LicenceId id,
    TokenId token,
    long nonce,
    OwnerPublicKey owner,
    String film,
    long edition,
    boolean revoked,
    byte[] encoded) {}
