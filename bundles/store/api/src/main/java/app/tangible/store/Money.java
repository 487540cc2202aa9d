package app.tangible.store;

import java.util.Currency;

/** An amount in the currency's minor units (cents). {@code currency} is an ISO 4217 code. */
public record Money(long minorUnits, String currency) {

  /** Refuses negative amounts and unknown currencies. */
  public Money {
    if (minorUnits < 0) {
      throw new IllegalArgumentException("a price is not negative, got " + minorUnits);
    }
    Currency.getInstance(currency);
  }
}
