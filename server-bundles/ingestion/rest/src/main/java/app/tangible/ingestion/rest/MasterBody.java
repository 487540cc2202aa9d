package app.tangible.ingestion.rest;

import app.tangible.ingestion.Submission;
import app.tangible.web.ProblemException;
import org.jspecify.annotations.Nullable;

/** An announced master. */
public record MasterBody(
    String title,
    int year,
    String studio,
    String studioAccount,
    @Nullable String synopsis,
    String quality,
    Money price,
    int royaltyBasisPoints,
    long sourceBytes) {

  /** A price. */
  public record Money(long minorUnits, String currency) {}

  Submission submission() {
    // JSON may leave out what the type says is there.
    if (title == null
        || studio == null
        || studioAccount == null
        || quality == null
        || price == null
        || price.currency() == null) {
      throw new ProblemException(
          422, "master", "title, studio, studioAccount, quality and price are needed.");
    }
    return new Submission(
        title,
        year,
        studio,
        studioAccount,
        synopsis == null ? "" : synopsis,
        quality,
        price.minorUnits(),
        price.currency(),
        royaltyBasisPoints,
        sourceBytes);
  }
}
