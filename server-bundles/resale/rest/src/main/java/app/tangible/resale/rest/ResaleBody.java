package app.tangible.resale.rest;

import app.tangible.catalogue.Edition;
import app.tangible.chain.Account;
import app.tangible.resale.ResaleOffer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An offer as people see it. */
public record ResaleBody(
    String offer,
    ResaleOffer.Kind kind,
    ResaleOffer.State state,
    String film,
    String edition,
    String title,
    int year,
    String studio,
    String synopsis,
    String quality,
    long durationSeconds,
    long sealedBytes,
    String masterHash,
    String pieceRoot,
    List<String> sources,
    List<String> genres,
    String token,
    Money price,
    ResaleOffer.Split split,
    @Nullable String buyer,
    long deadline,
    @Nullable Long until,
    @Nullable String transaction,
    @Nullable String licence,
    @Nullable String problem) {

  /** Many. */
  public record Page(List<ResaleBody> offers) {}

  /** Shown to its seller. */
  static ResaleBody own(ResaleOffer o, Edition e, List<String> sources) {
    return of(o, e, sources, o.licence().hex());
  }

  /** Shown to anybody else: the seller's licence is nobody's business. */
  static ResaleBody other(ResaleOffer o, Edition e, List<String> sources) {
    return of(o, e, sources, null);
  }

  private static ResaleBody of(
      ResaleOffer o, Edition e, List<String> sources, @Nullable String licence) {
    return new ResaleBody(
        o.id(),
        o.kind(),
        o.state(),
        e.film().hex(),
        Long.toUnsignedString(e.edition()),
        e.title(),
        e.year(),
        e.studio(),
        e.synopsis(),
        e.quality(),
        e.duration().toSeconds(),
        e.sealedBytes(),
        e.masterHash().hex(),
        e.pieceRoot().hex(),
        sources,
        e.genres(),
        o.token().toString(),
        new Money(o.price().minorUnits(), o.price().currency()),
        o.split(),
        o.buyer().map(Account::text).orElse(null),
        o.deadline().getEpochSecond(),
        o.until().map(Instant::getEpochSecond).orElse(null),
        o.transaction().orElse(null),
        licence,
        o.problem().orElse(null));
  }
}
