package app.tangible.resale.saga;

import static app.tangible.resale.ResaleOffer.State.CANCELLED;
import static app.tangible.resale.ResaleOffer.State.CANCELLING;
import static app.tangible.resale.ResaleOffer.State.GIVEN;
import static app.tangible.resale.ResaleOffer.State.LAPSED;
import static app.tangible.resale.ResaleOffer.State.LENT;
import static app.tangible.resale.ResaleOffer.State.OPEN;
import static app.tangible.resale.ResaleOffer.State.RESERVED;
import static app.tangible.resale.ResaleOffer.State.RETURNED;
import static app.tangible.resale.ResaleOffer.State.SETTLING;
import static app.tangible.resale.ResaleOffer.State.SOLD;

import app.tangible.resale.ResaleOffer.State;
import java.util.List;
import java.util.Optional;

/** The state table of docs/protocols/resale.md. What it does not name changes nothing. */
final class OfferProtocol {

  enum Event {
    ORDERED,
    ORDER_EXPIRED,
    PAID,
    SALE_MINED,
    GIFT_MINED,
    LOAN_BEGAN,
    LOAN_OVER,
    LICENCE_GONE,
    DEADLINE_OVER,
    CANCEL_ASKED,
    LOAN_WITHDRAWN,
    NONCE_MOVED
  }

  /**
   * One row.
   *
   * @param run what is done next, once the row's transaction is over
   */
  record Rule(State from, Event on, Lane run, State to) {}

  /** Who works on. */
  enum Lane {
    /** What is due at its time. */
    CLOCK,
    /** The cancellation on the chain. */
    CANCEL,
    /** The purchase that took the offer. */
    PURCHASE,
    NOBODY
  }

  static final List<Rule> RULES =
      List.of(
          new Rule(OPEN, Event.ORDERED, Lane.CLOCK, RESERVED),
          new Rule(RESERVED, Event.ORDER_EXPIRED, Lane.CLOCK, OPEN),
          new Rule(RESERVED, Event.PAID, Lane.PURCHASE, SETTLING),
          new Rule(OPEN, Event.PAID, Lane.PURCHASE, SETTLING),
          new Rule(SETTLING, Event.SALE_MINED, Lane.NOBODY, SOLD),
          new Rule(SETTLING, Event.GIFT_MINED, Lane.NOBODY, GIVEN),
          new Rule(SETTLING, Event.LOAN_BEGAN, Lane.CLOCK, LENT),
          new Rule(LENT, Event.LOAN_OVER, Lane.NOBODY, RETURNED),
          new Rule(OPEN, Event.DEADLINE_OVER, Lane.NOBODY, LAPSED),
          new Rule(SETTLING, Event.DEADLINE_OVER, Lane.NOBODY, LAPSED),
          new Rule(OPEN, Event.CANCEL_ASKED, Lane.CANCEL, CANCELLING),
          new Rule(CANCELLING, Event.NONCE_MOVED, Lane.NOBODY, CANCELLED),
          new Rule(OPEN, Event.LOAN_WITHDRAWN, Lane.NOBODY, CANCELLED),
          new Rule(OPEN, Event.LICENCE_GONE, Lane.NOBODY, CANCELLED),
          new Rule(RESERVED, Event.LICENCE_GONE, Lane.NOBODY, CANCELLED),
          new Rule(SETTLING, Event.LICENCE_GONE, Lane.NOBODY, CANCELLED),
          new Rule(SOLD, Event.LICENCE_GONE, Lane.NOBODY, CANCELLED),
          new Rule(GIVEN, Event.LICENCE_GONE, Lane.NOBODY, CANCELLED),
          new Rule(LENT, Event.LICENCE_GONE, Lane.NOBODY, RETURNED));

  private OfferProtocol() {}

  static Optional<Rule> rule(State from, Event on) {
    return RULES.stream().filter(rule -> rule.from() == from && rule.on() == on).findFirst();
  }
}
