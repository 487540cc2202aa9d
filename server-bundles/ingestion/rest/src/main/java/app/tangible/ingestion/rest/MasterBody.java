package app.tangible.ingestion.rest;

import app.tangible.ingestion.Submission;
import app.tangible.web.ProblemException;
import java.util.List;
import java.util.Objects;
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
    long sourceBytes,
    @Nullable List<String> genres) {

  /** A price. */
  public record Money(long minorUnits, String currency) {}

  private List<String> named() {
    List<String> all = genres == null ? List.of() : genres;
    if (all.stream().anyMatch(Objects::isNull)) {
      throw new ProblemException(422, "master", "A genre is a text.");
    }
    return all;
  }

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
        sourceBytes,
        named());
  }
}
