package app.tangible.seeding.sql;

import java.time.Duration;

/**
 * When a voucher is worth the gas.
 *
 * @param units what it brings to be claimed at once
 * @param period after which it is claimed for less
 * @param leastUnits for less than which no gas is spent, ever
 * @param every how often it is looked whether a licence is on offer: then it is claimed at once,
 *     since it holds no longer than the owner owns
 */
record ClaimTerms(long units, Duration period, long leastUnits, Duration every) {

  ClaimTerms {
    if (units < 1 || leastUnits < 1 || leastUnits > units) {
      throw new IllegalArgumentException("leastUnits is 1 to claimUnits");
    }
    if (!period.isPositive() || !every.isPositive()) {
      throw new IllegalArgumentException("claimSeconds and everySeconds are above zero");
    }
  }
}
