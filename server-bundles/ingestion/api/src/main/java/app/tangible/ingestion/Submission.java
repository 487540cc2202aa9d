package app.tangible.ingestion;

import java.util.List;

/**
 * What a studio hands in with its master.
 *
 * @param studioAccount receives its share on the chain, 0x and 40 lower-case hex digits
 * @param priceMinor price in minor units of the currency
 * @param royaltyBasisPoints the studio's share of a resale, of 10,000
 * @param sourceBytes length of the master
 * @param genres a few words for people; empty for none
 */
public record Submission(
    String title,
    int year,
    String studio,
    String studioAccount,
    String synopsis,
    String quality,
    long priceMinor,
    String currency,
    int royaltyBasisPoints,
    long sourceBytes,
    List<String> genres) {

  /** Copies. */
  public Submission {
    genres = List.copyOf(genres);
  }
}
