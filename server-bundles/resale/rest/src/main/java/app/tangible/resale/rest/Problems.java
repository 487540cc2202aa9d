package app.tangible.resale.rest;

import app.tangible.resale.Offers.Placed;
import app.tangible.web.ProblemException;

/** Refusals as callers read them. */
final class Problems {

  private Problems() {}

  static ProblemException of(Placed refusal) {
    return switch (refusal) {
      case Placed.Created created -> throw new IllegalArgumentException("no refusal");
      case Placed.Repeated repeated -> throw new IllegalArgumentException("no refusal");
      case Placed.OtherRequest other ->
          new ProblemException(
              422, "idempotency-key-reused", "This Idempotency-Key was used for another offer.");
      case Placed.UnknownLicence unknown ->
          new ProblemException(404, "unknown-licence", "No owned licence names this device.");
      case Placed.NotTheOwner not ->
          new ProblemException(403, "not-the-owner", "The licence is another's now.");
      case Placed.Offered offered ->
          new ProblemException(409, "offered", "The licence is on offer or lent already.");
      case Placed.Busy busy ->
          new ProblemException(
              409, "busy", "New keys of this licence are on their way. Offer it afterwards.");
      case Placed.StaleAsk stale ->
          new ProblemException(409, "stale-ask", "The ask is signed for a nonce that is over.");
      case Placed.Unfit(String detail) ->
          new ProblemException(422, "offer", "The offer is refused: " + detail + ".");
      case Placed.BadReceipt(String detail) ->
          new ProblemException(403, "receipt", "The receipt is refused: " + detail + ".");
      case Placed.BadSignature(String detail) ->
          new ProblemException(403, "offer-signature", "The offer is refused: " + detail + ".");
    };
  }

  static ProblemException unknownOffer() {
    return new ProblemException(404, "unknown-offer", "There is no such offer for this caller.");
  }

  static ProblemException chain() {
    return new ProblemException(503, "chain", "The chain cannot be asked now. Try again.")
        .withHeader("Retry-After", "60");
  }
}
