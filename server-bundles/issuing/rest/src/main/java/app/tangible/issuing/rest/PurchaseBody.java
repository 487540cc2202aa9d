package app.tangible.issuing.rest;

import app.tangible.issuing.Purchase;
import app.tangible.licence.LicenceId;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** A purchase as its buyer sees it. */
public record PurchaseBody(
    String purchase,
    Purchase.State state,
    @Nullable Payment payment,
    @Nullable String licence,
    @Nullable String transaction,
    @Nullable String token,
    @Nullable Long gas,
    @Nullable String problem) {

  /** What is to be paid, and how. */
  public record Payment(String intent, String clientSecret, String confirmAt, Money amount) {}

  /** An amount. */
  public record Money(long minorUnits, String currency) {}

  static PurchaseBody of(Purchase p, URI base) {
    return new PurchaseBody(
        p.id(),
        p.state(),
        p.payment().map(payment -> of(payment, base)).orElse(null),
        p.licence().map(LicenceId::hex).orElse(null),
        p.transaction().orElse(null),
        p.token().orElse(null),
        p.gas().isPresent() ? p.gas().getAsLong() : null,
        p.problem().orElse(null));
  }

  private static Payment of(Purchase.Payment p, URI base) {
    return new Payment(
        p.intent(),
        p.clientSecret(),
        base.resolve(p.confirmAt()).toString(),
        new Money(p.minorUnits(), p.currency()));
  }
}
