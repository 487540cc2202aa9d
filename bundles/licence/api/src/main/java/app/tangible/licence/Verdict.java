package app.tangible.licence;

/** What the checker found. */
public sealed interface Verdict {

  /** Everything holds. {@code inGrace}: the lease is over, the grace is not. */
  record Valid(LicenceDocument licence, Certificate certificate, Lease lease, boolean inGrace)
      implements Verdict {}

  /**
   * Something does not.
   *
   * @param detail which step, what was expected, what was found; English, for logs and proofs;
   *     holds no key and no title
   */
  record Refused(Refusal reason, String detail) implements Verdict {}
}
