package app.tangible.chain.account;

import java.time.Instant;

/**
 * A passkey that a guardian has proposed, to replace all others of an account.
 *
 * @param ready from when it can take over
 * @param until until when it can
 * @param asOf what the chain's newest block takes for now
 */
public record Recovery(PasskeyPublicKey proposed, Instant ready, Instant until, Instant asOf) {

  /** Whether it can take over now. */
  public boolean isReady() {
    return !asOf.isBefore(ready) && !asOf.isAfter(until);
  }
}
