package app.tangible.accounts.passkey;

import app.tangible.chain.account.PreparedOperation;
import java.time.Instant;

/** What a passkey was asked to sign. */
record OperationRow(
    PreparedOperation operation, String credential, int keyIndex, State state, Instant expires) {

  enum State {
    PREPARED,
    SENT,
    DONE,
    REVERTED
  }
}
