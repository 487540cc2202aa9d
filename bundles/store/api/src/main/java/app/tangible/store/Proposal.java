package app.tangible.store;

import java.time.Duration;
import java.util.Optional;

/**
 * What the household wants to do with a licence.
 *
 * @param price 0 for a gift or a loan
 * @param stands how long it may be taken, whole seconds
 * @param to whom, for a gift or a loan; anyone for a sale
 * @param loan for how long, whole seconds, from when it is offered
 */
public record Proposal(
    Deal deal, Money price, Duration stands, Optional<Household> to, Optional<Duration> loan) {

  /** Refuses a gift to nobody, a loan without an end, a sale for nothing. */
  public Proposal {
    boolean sale = deal == Deal.SALE;
    if (sale != price.minorUnits() > 0
        || sale != to.isEmpty()
        || loan.isPresent() != (deal == Deal.LOAN)
        || !stands.isPositive()) {
      throw new IllegalArgumentException("a " + deal + " does not have these terms");
    }
  }

  /** To whoever pays the price. */
  public static Proposal sale(Money price, Duration stands) {
    return new Proposal(Deal.SALE, price, stands, Optional.empty(), Optional.empty());
  }

  /** To this household, for good. */
  public static Proposal gift(Household to, String currency, Duration stands) {
    return new Proposal(
        Deal.GIFT, new Money(0, currency), stands, Optional.of(to), Optional.empty());
  }

  /** To this household, for a while. */
  public static Proposal loan(Household to, String currency, Duration loan) {
    return new Proposal(
        Deal.LOAN, new Money(0, currency), loan, Optional.of(to), Optional.of(loan));
  }
}
