package app.tangible.catalogue.rest;

import app.tangible.catalogue.Edition;
import app.tangible.content.Cid;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An edition as the store shows it.
 *
 * @param cid its name in IPFS; absent as long as it is being computed
 */
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
    @Nullable String cid,
    List<String> sources,
    List<String> genres) {

  /** A price. */
  public record Money(long minorUnits, String currency) {}

  /** What the catalogue answers. */
  public record Page(List<Offer> films) {}

  static Offer of(Edition e, Optional<Cid> cid, List<String> sources) {
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
        cid.map(Cid::text).orElse(null),
        sources,
        e.genres());
  }
}
