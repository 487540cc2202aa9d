package app.tangible.library;

import java.time.Instant;

/**
 * Something that happened to the household's films while nobody looked.
 *
 * @param number in the order in which it happened
 * @param title of the film
 */
public record Remark(long number, Instant when, What what, String title) {

  /** What happened. */
  public enum What {
    /** The licence is another household's now; it was erased here. */
    NO_LONGER_YOURS,
    /** The loan is over; it was erased here. */
    LOAN_OVER
  }
}
