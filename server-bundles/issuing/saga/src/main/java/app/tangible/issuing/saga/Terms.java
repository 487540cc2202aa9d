package app.tangible.issuing.saga;

import java.time.Duration;

/**
 * What every licence of this server grants.
 *
 * @param log name of the checkpoint log (C2SP signed-note)
 */
record Terms(String log, Duration lease, Duration grace, int maxHeight) {

  Terms {
    if (log.isEmpty() || log.length() > 100 || log.matches(".*[\\s+].*")) {
      throw new IllegalArgumentException("the log's name has no space and no plus");
    }
    if (!lease.isPositive() || grace.isNegative() || maxHeight < 1) {
      throw new IllegalArgumentException("lease and height are positive, grace is not negative");
    }
  }
}
