package app.tangible.decoder.guest;

import java.time.Instant;

/**
 * What the decoder remembers of time.
 *
 * @param highest the latest time seen on any clock
 * @param signed the latest time seen in a verified document
 * @param healed the signed time with which the record was last put right
 */
record ClockRecord(Instant highest, Instant signed, Instant healed) {

  static ClockRecord first(Instant now) {
    return new ClockRecord(now, Instant.EPOCH, Instant.EPOCH);
  }

  ClockRecord seen(Instant now, Instant alsoSigned) {
    return new ClockRecord(
        later(later(highest, now), alsoSigned), later(signed, alsoSigned), healed);
  }

  static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
