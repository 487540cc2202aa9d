package app.tangible.licence;

import java.time.Instant;

/**
 * The platform's word that the licence was still its holder's when it was issued.
 *
 * @param sequence grows with each renewal
 */
public record Lease(LicenceId licence, long sequence, Instant issued, Instant until) {

  /** Refuses a lease that ends before it begins. */
  public Lease {
    if (!until.isAfter(issued)) {
      throw new IllegalArgumentException("a lease from " + issued + " cannot end " + until);
    }
  }
}
