package app.tangible.issuing.rest;

import app.tangible.issuing.Purchase;
import app.tangible.issuing.Purchases.Placed;
import app.tangible.web.ProblemException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** What became of an order, as its buyer reads it. */
final class PlacedAnswer {

  private PlacedAnswer() {}

  static Response of(Placed placed, UriInfo uri) {
    return switch (placed) {
      case Placed.Created(Purchase purchase) ->
          Response.status(201)
              .header("Location", "/v1/purchases/" + purchase.id())
              .entity(PurchaseBody.of(purchase, uri.getBaseUri()))
              .build();
      case Placed.Repeated(Purchase purchase) ->
          Response.ok(PurchaseBody.of(purchase, uri.getBaseUri())).build();
      case Placed.OtherOrder() ->
          throw new ProblemException(
              422, "idempotency-key-reused", "This Idempotency-Key was used for another order.");
      case Placed.UnknownEdition() ->
          throw new ProblemException(404, "unknown-edition", "No such edition is sold here.");
      case Placed.UnknownOffer() ->
          throw new ProblemException(404, "unknown-offer", "There is no such offer.");
      case Placed.Reserved() ->
          throw new ProblemException(
              409, "reserved", "Another buyer is paying for this offer. It may be free again.");
      case Placed.OfferGone() ->
          throw new ProblemException(409, "offer-gone", "The offer is over.");
      case Placed.NotForThem() ->
          throw new ProblemException(403, "not-for-you", "The offer is for somebody else.");
      case Placed.UnknownLicence() -> throw LicencesResource.unknown();
      case Placed.NotTheOwner() -> throw LicencesResource.notTheOwner();
      case Placed.Offered() -> throw LicencesResource.offered();
      case Placed.TooMany() ->
          throw new ProblemException(
              429, "too-many-reissues", "New keys were issued ten times within 30 days.");
      case Placed.NoMandate() ->
          throw new ProblemException(
              403, "no-mandate", "That account did not mandate this household, or not any more.");
      case Placed.BadGrant(String detail) ->
          throw new ProblemException(403, "grant", "The grant is refused: " + detail + ".");
    };
  }
}
