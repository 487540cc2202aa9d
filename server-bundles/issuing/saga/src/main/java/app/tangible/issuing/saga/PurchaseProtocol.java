package app.tangible.issuing.saga;

import static app.tangible.issuing.Purchase.State.ANCHORED;
import static app.tangible.issuing.Purchase.State.ISSUED;
import static app.tangible.issuing.Purchase.State.MINTED;
import static app.tangible.issuing.Purchase.State.PAID;
import static app.tangible.issuing.Purchase.State.PAYMENT_FAILED;
import static app.tangible.issuing.Purchase.State.PAYMENT_PENDING;
import static app.tangible.issuing.Purchase.State.REFUNDED;
import static app.tangible.issuing.Purchase.State.REFUNDING;

import app.tangible.issuing.Purchase.State;
import java.util.List;
import java.util.Optional;

/** The state table of docs/protocols/purchase.md. What it does not name changes nothing. */
final class PurchaseProtocol {

  enum Event {
    NOTHING_TO_PAY,
    PAYMENT_SUCCEEDED,
    PAYMENT_FAILED,
    MINT_MINED,
    MINT_DROPPED,
    OFFER_SETTLED,
    OFFER_GONE,
    MONEY_BACK,
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
    /** What is sold first is minted; what an offer gives is settled. */
    MINT,
    ANCHOR,
    ISSUE,
    REFUND,
    NOBODY
  }

  static final List<Rule> RULES =
      List.of(
          new Rule(PAYMENT_PENDING, Event.NOTHING_TO_PAY, Lane.MINT, PAID),
          new Rule(PAYMENT_PENDING, Event.PAYMENT_SUCCEEDED, Lane.MINT, PAID),
          new Rule(PAYMENT_PENDING, Event.PAYMENT_FAILED, Lane.NOBODY, PAYMENT_FAILED),
          new Rule(PAYMENT_FAILED, Event.PAYMENT_SUCCEEDED, Lane.MINT, PAID),
          new Rule(PAID, Event.MINT_MINED, Lane.ANCHOR, MINTED),
          new Rule(PAID, Event.OFFER_SETTLED, Lane.ANCHOR, MINTED),
          new Rule(MINTED, Event.MINT_DROPPED, Lane.MINT, PAID),
          new Rule(PAID, Event.OFFER_GONE, Lane.REFUND, REFUNDING),
          new Rule(REFUNDING, Event.MONEY_BACK, Lane.NOBODY, REFUNDED),
          new Rule(MINTED, Event.BATCH_ANCHORED, Lane.ISSUE, ANCHORED),
          new Rule(ANCHORED, Event.LICENCE_WRITTEN, Lane.NOBODY, ISSUED));

  private PurchaseProtocol() {}

  static Optional<Rule> rule(State from, Event on) {
    return RULES.stream().filter(rule -> rule.from() == from && rule.on() == on).findFirst();
  }
}
