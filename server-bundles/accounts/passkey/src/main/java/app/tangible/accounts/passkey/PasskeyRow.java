package app.tangible.accounts.passkey;

import app.tangible.chain.Account;
import app.tangible.chain.account.PasskeyPublicKey;

/**
 * A passkey that registered here.
 *
 * @param credential its id, base64url
 * @param first the passkey that the account is named by; the same for an account's first one
 * @param signCount what its authenticator counted last
 */
record PasskeyRow(
    String credential,
    PasskeyPublicKey key,
    PasskeyPublicKey first,
    Account account,
    long signCount) {}
