package app.tangible.chain.account;

import app.tangible.chain.Account;
import app.tangible.chain.Bytes32;

/**
 * An operation that waits for its owner's signature.
 *
 * @param hash what a passkey of the account signs, as the challenge: the operation's EIP-712 hash
 *     (ERC-4337 v0.8)
 * @param text the operation, for the provider that prepared it; at most 8,192 characters
 */
public record PreparedOperation(Account account, Bytes32 hash, String text) {}
