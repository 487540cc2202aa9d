package app.tangible.transfer;

import app.tangible.chain.TokenId;

/**
 * What receipts for a film's bytes are drawn on: a licence that was sold.
 *
 * @param token the licence
 * @param epoch the licence's nonce: who owns it now signs
 */
public record Entitlement(TokenId token, long epoch) {

  /** Refuses a negative epoch. */
  public Entitlement {
    if (epoch < 0) {
      throw new IllegalArgumentException("an epoch is zero or above, got " + epoch);
    }
  }
}
