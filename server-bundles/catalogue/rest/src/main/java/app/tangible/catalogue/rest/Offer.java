package app.tangible.catalogue.rest;

import app.tangible.catalogue.Edition;
import java.util.List;

/** An edition as the store shows it. */
public record Offer(
    String edition,
    String film,
    String title,
    int year,
    String studio,
    String synopsis,
    String quality,
    long durationSeconds,
    Money price,
    long sealedBytes,
    String masterHash,
    String pieceRoot,
    List<String> sources) {

  /** A price. */
  public record Money(long minorUnits, String currency) {}

  /** What the catalogue answers. */
  public record Page(List<Offer> films) {}

  static Offer of(Edition e, List<String> sources) {
    return new Offer(
        Long.toUnsignedString(e.edition()),
        e.film().hex(),
        e.title(),
        e.year(),
        e.studio(),
        e.synopsis(),
        e.quality(),
        e.duration().toSeconds(),
        new Money(e.price().minorUnits(), e.price().currency()),
        e.sealedBytes(),
        e.masterHash().hex(),
        e.pieceRoot().hex(),
        sources);
  }
}
