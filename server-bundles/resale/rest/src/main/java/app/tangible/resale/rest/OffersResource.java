package app.tangible.resale.rest;

import app.tangible.accounts.Callers;
import app.tangible.accounts.Households;
import app.tangible.accounts.Signature;
import app.tangible.catalogue.Catalogue;
import app.tangible.chain.Account;
import app.tangible.identity.DeviceId;
import app.tangible.resale.OfferRequest;
import app.tangible.resale.Offers;
import app.tangible.resale.Offers.Withdrawn;
import app.tangible.resale.ResaleOffer;
import app.tangible.web.ProblemException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Offers of owners. */
@Component(service = OffersResource.class, configurationPid = "app.tangible.catalogue.rest")
@JakartarsResource
@Designate(ocd = OffersResource.Config.class)
@Path("/v1/offers")
@Produces(MediaType.APPLICATION_JSON)
public final class OffersResource {

  private static final int MAX_WAIT_SECONDS = 20;
  private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

  /** How this server is reached from outside. */
  @ObjectClassDefinition
  public @interface Config {
    /** Such as {@code https://store.example}; empty: as the request says. */
    @AttributeDefinition
    String publicAddress() default "";
  }

  private final Offers offers;
  private final Shelf shelf;

  /** Hands everything to the offers. */
  @Activate
  public OffersResource(
      @Reference Offers offers,
      @Reference Catalogue catalogue,
      @Reference Households households,
      Config config) {
    this.offers = offers;
    this.shelf = new Shelf(catalogue, households, config.publicAddress());
  }

  /** Takes an offer back. */
  public record Withdrawal(@Nullable String signature) {}

  /** Open sales to anyone, or what is offered to one account. */
  @GET
  public ResaleBody.Page open(
      @QueryParam("query") @DefaultValue("") String query,
      @QueryParam("limit") @DefaultValue("50") int limit,
      @QueryParam("buyer") @Nullable String buyer,
      @Context UriInfo uri) {
    if (query.length() > 200 || limit < 1 || limit > Offers.MAX_RESULTS) {
      throw new ProblemException(
          400, "query", "A query has at most 200 characters, a limit is 1 to 200.");
    }
    return shelf.toAnyone(
        buyer == null ? offers.open(query, limit) : offers.addressed(account(buyer)), uri);
  }

  private static Account account(String text) {
    try {
      return new Account(text);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          400, "query", "A buyer is an account: 0x and 40 lower-case hex digits.");
    }
  }

  /** What the caller's owner offered. */
  @GET
  @Signature
  @Path("/mine")
  public ResaleBody.Page mine(@Context SecurityContext caller, @Context UriInfo uri) {
    return shelf.toSeller(offers.mine(Callers.device(caller)), uri);
  }

  /** Where an offer is; with known and wait it answers when that changes. */
  @GET
  @Signature
  @Path("/{id}")
  public ResaleBody find(
      @PathParam("id") String id,
      @QueryParam("known") ResaleOffer.@Nullable State known,
      @QueryParam("wait") @DefaultValue("0") int wait,
      @Context SecurityContext caller,
      @Context UriInfo uri) {
    DeviceId device = Callers.device(caller);
    if (wait < 0 || wait > MAX_WAIT_SECONDS) {
      throw new ProblemException(400, "wait", "A wait has 0 to 20 seconds.");
    }
    if (!ID.matcher(id).matches()) {
      throw Problems.unknownOffer();
    }
    return (known == null
            ? offers.find(id, device)
            : offers.await(id, device, known, Duration.ofSeconds(wait)))
        .map(offer -> shelf.to(device, offer, uri))
        .orElseThrow(Problems::unknownOffer);
  }

  /** Takes an offer back; again, it answers where that is. */
  @DELETE
  @Signature
  @Path("/{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  public ResaleBody withdraw(
      @PathParam("id") String id,
      @Nullable Withdrawal withdrawal,
      @Context SecurityContext caller,
      @Context UriInfo uri) {
    DeviceId device = Callers.device(caller);
    if (!ID.matcher(id).matches()) {
      throw Problems.unknownOffer();
    }
    return switch (offers.withdraw(id, device, signature(withdrawal))) {
      case Withdrawn.Accepted(ResaleOffer offer) -> shelf.to(device, offer, uri);
      case Withdrawn.Reserved() ->
          throw new ProblemException(
              409, "reserved", "A buyer is paying. Try again when the reservation is over.");
      case Withdrawn.Over(ResaleOffer offer) ->
          throw new ProblemException(409, "offer-gone", "The offer is " + offer.state() + ".");
      case Withdrawn.Unknown() -> throw Problems.unknownOffer();
      case Withdrawn.BadSignature() ->
          throw new ProblemException(
              403, "offer-signature", "The cancellation is not signed by the licence's owner.");
    };
  }

  private static Optional<String> signature(@Nullable Withdrawal withdrawal) {
    if (withdrawal == null || withdrawal.signature() == null) {
      return Optional.empty();
    }
    String text = withdrawal.signature();
    String hex = text.startsWith("0x") ? text.substring(2) : text;
    if (!OfferRequest.SIGNATURE.matcher(hex).matches()) {
      throw new ProblemException(
          422, "offer", "A signature is 0x and 130 lower-case hex digits, or more of a contract.");
    }
    return Optional.of(hex);
  }
}
