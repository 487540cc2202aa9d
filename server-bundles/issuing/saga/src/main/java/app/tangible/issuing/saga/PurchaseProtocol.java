package app.tangible.issuing.saga;

import static app.tangible.issuing.Purchase.State.ANCHORED;
import static app.tangible.issuing.Purchase.State.ISSUED;
import static app.tangible.issuing.Purchase.State.MINTED;
import static app.tangible.issuing.Purchase.State.PAID;
import static app.tangible.issuing.Purchase.State.PAYMENT_FAILED;
import static app.tangible.issuing.Purchase.State.PAYMENT_PENDING;

import app.tangible.issuing.Purchase.State;
import java.util.List;
import java.util.Optional;

/** The state table of docs/protocols/purchase.md. What it does not name changes nothing. */
final class PurchaseProtocol {

  enum Event {
    PAYMENT_SUCCEEDED,
    PAYMENT_FAILED,
    MINT_MINED,
    BATCH_ANCHORED,
    LICENCE_WRITTEN
  }

  /**
   * One row.
   *
   * @param run what is done next, once the row's transaction is over
   */
  record Rule(State from, Event on, Lane run, State to) {}

  /** Who works on. */
  enum Lane {
    MINT,
    ANCHOR,
    ISSUE,
    NOBODY
  }

  static final List<Rule> RULES =
      List.of(
          new Rule(PAYMENT_PENDING, Event.PAYMENT_SUCCEEDED, Lane.MINT, PAID),
          new Rule(PAYMENT_PENDING, Event.PAYMENT_FAILED, Lane.NOBODY, PAYMENT_FAILED),
          new Rule(PAYMENT_FAILED, Event.PAYMENT_SUCCEEDED, Lane.MINT, PAID),
          new Rule(PAID, Event.MINT_MINED, Lane.ANCHOR, MINTED),
          new Rule(MINTED, Event.BATCH_ANCHORED, Lane.ISSUE, ANCHORED),
          new Rule(ANCHORED, Event.LICENCE_WRITTEN, Lane.NOBODY, ISSUED));

  private PurchaseProtocol() {}

  static Optional<Rule> rule(State from, Event on) {
    return RULES.stream().filter(rule -> rule.from() == from && rule.on() == on).findFirst();
  }
}
