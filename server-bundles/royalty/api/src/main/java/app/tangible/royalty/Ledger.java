package app.tangible.royalty;

import app.tangible.chain.Account;
import java.time.Instant;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The books, in double entry and in units of the stablecoin, made of what the chain says. Safe for
 * use by several threads.
 */
@ProviderType
public interface Ledger {

  /**
   * What an account earned as a studio.
   *
   * @param from the first instant
   * @param to the first instant that is no more in it
   */
  Statement statement(Account studio, Instant from, Instant to);

  /**
   * Reads the chain again and compares.
   *
   * @throws app.tangible.chain.ChainException when the node cannot be reached
   */
  Reconciliation reconcile();
}
