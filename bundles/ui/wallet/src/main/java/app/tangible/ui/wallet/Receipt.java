package app.tangible.ui.wallet;

import app.tangible.store.Money;
import java.time.Instant;
import java.util.Optional;

/**
 * One film that came into the household or left it.
 *
 * @param id unique among receipts
 * @param money what was paid, or what the household received; empty where it is not known here
 * @param token on the chain, decimal; empty once it is not known here any more
 * @param transaction on the chain, 0x and 64 hex digits
 */
record Receipt(
    String id,
    What what,
    String title,
    Instant when,
    Optional<Money> money,
    Optional<String> token,
    Optional<String> transaction) {

  /** What happened. */
  enum What {
    BOUGHT,
    BORROWED,
    SOLD,
    GIVEN,
    LENT
  }

  /** Whether it came into the household. */
  boolean came() {
    return what == What.BOUGHT || what == What.BORROWED;
  }
}
