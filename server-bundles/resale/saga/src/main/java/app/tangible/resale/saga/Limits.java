package app.tangible.resale.saga;

import java.time.Duration;

/**
 * How this server handles offers.
 *
 * @param reservation how long a buyer has to pay
 * @param margin how far the chain's clock may be from ours
 * @param longest how far ahead a deadline may be, and a loan may end
 * @param coinUnits smallest units of the stablecoin in one minor unit of a price
 */
record Limits(Duration reservation, Duration margin, Duration longest, long coinUnits) {

  /** No buyer could pay in less. */
  static final Duration SHORTEST = Duration.ofMinutes(1);

  Limits {
    if (!reservation.isPositive() || margin.isNegative() || coinUnits < 1) {
      throw new IllegalArgumentException("reservation and coin units are positive");
    }
    if (longest.compareTo(SHORTEST) <= 0) {
      throw new IllegalArgumentException("an offer lasts longer than a minute");
    }
  }
}
