package app.tangible.issuing.saga;

import java.time.Duration;

/** What every licence of this server grants. */
record Terms(Duration lease, Duration grace, int maxHeight) {

  Terms {
    if (!lease.isPositive() || grace.isNegative() || maxHeight < 1) {
      throw new IllegalArgumentException("lease and height are positive, grace is not negative");
    }
  }
}
