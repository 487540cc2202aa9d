package app.tangible.transfer.voucher;

import java.time.Duration;

/**
 * How far a seeder trusts.
 *
 * @param windowBytes sent without another voucher, at most
 * @param freeBytes sent to a peer within {@code freePeriod} that shows no voucher at all
 * @param freePeriod after which a peer may have that again
 * @param showEvery between two times at which vouchers are shown to the store
 * @param believed how long the store's word on a licence is believed
 */
record Limits(
    long windowBytes, long freeBytes, Duration freePeriod, Duration showEvery, Duration believed) {

  Limits {
    if (windowBytes < 1 << 20 || freeBytes < 0) {
      throw new IllegalArgumentException("windowBytes is at least 1048576, freeBytes at least 0");
    }
    if (!showEvery.isPositive() || !freePeriod.isPositive() || !believed.isPositive()) {
      throw new IllegalArgumentException("showSeconds and freeSeconds are above zero");
    }
  }
}
