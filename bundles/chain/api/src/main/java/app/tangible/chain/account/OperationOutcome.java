package app.tangible.chain.account;

import app.tangible.chain.TokenId;
import app.tangible.chain.TransactionHash;
import java.util.List;

/** How an operation ended; it is in a block either way. */
public sealed interface OperationOutcome {

  /** The transaction in which it is. */
  TransactionHash transaction();

  /**
   * It was carried out.
   *
   * @param gas of the whole transaction
   * @param received the licences that the account got
   */
  record Done(TransactionHash transaction, long block, long gas, List<TokenId> received)
      implements OperationOutcome {
    /** Copies. */
    public Done {
      received = List.copyOf(received);
    }
  }

  /** It was signed and paid for, and what it called refused; nothing else changed. */
  record Reverted(TransactionHash transaction, long block, String reason)
      implements OperationOutcome {}
}
