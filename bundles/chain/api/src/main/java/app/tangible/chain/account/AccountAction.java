package app.tangible.chain.account;

import app.tangible.chain.Account;

/** What the platform pays the gas for. */
public sealed interface AccountAction {

  /**
   * Buys one licence of the edition for the account, and lets the licence contract take exactly the
   * price for it, in the same operation.
   *
   * @param units the price in the stablecoin's smallest units; a higher one is refused
   */
  record Buy(long edition, long units) implements AccountAction {
    /** Refuses what is not for sale. */
    public Buy {
      if (edition < 1 || units < 1) {
        throw new IllegalArgumentException("an edition is numbered from 1 and has a price");
      }
    }
  }

  /** Lets another passkey command the account. */
  record AddKey(PasskeyPublicKey key) implements AccountAction {}

  /** Takes a passkey out; the last one stays. */
  record RemoveKey(int index) implements AccountAction {}

  /** Names who may propose a passkey when all are lost; the zero account is nobody. */
  record SetGuardian(Account guardian) implements AccountAction {}

  /** Stops what the guardian has proposed. */
  record VetoRecovery() implements AccountAction {}

  /** Proposes a passkey for an account that this one guards. */
  record ProposeRecovery(Account guarded, PasskeyPublicKey key) implements AccountAction {}

  /** Lets the passkey take over that was proposed for another account, once it is ready. */
  record FinishRecovery(Account guarded) implements AccountAction {}
}
