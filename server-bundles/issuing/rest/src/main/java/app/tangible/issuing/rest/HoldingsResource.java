package app.tangible.issuing.rest;

import app.tangible.accounts.Callers;
import app.tangible.accounts.Signature;
import app.tangible.chain.ChainException;
import app.tangible.chain.TokenId;
import app.tangible.identity.DeviceId;
import app.tangible.issuing.Purchases;
import app.tangible.web.Answers;
import app.tangible.web.ProblemException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** What the accounts of a household own on the chain. */
@Component(service = HoldingsResource.class)
@JakartarsResource
@Signature
@Path("/v1/holdings")
@Produces(MediaType.APPLICATION_JSON)
public final class HoldingsResource {

  private final Purchases purchases;

  /** Hands everything to the purchases. */
  @Activate
  public HoldingsResource(@Reference Purchases purchases) {
    this.purchases = purchases;
  }

  /** One of them; {@code issued}: a device of the household has keys of it. */
  public record Holding(String token, String account, String film, String title, boolean issued) {}

  /** All of them, as far as the chain is read; at most 1,000. */
  public record Holdings(List<Holding> holdings) {}

  /** All of them. */
  @GET
  public Holdings list(@Context SecurityContext caller) {
    return new Holdings(
        purchases.holdings(Callers.device(caller)).stream().map(HoldingsResource::shown).toList());
  }

  private static Holding shown(Purchases.Holding h) {
    return new Holding(
        h.token().toString(), h.account().text(), h.film().hex(), h.title(), h.issued());
  }

  /** Issues one to this device, once for each idempotency key. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Answers(
      status = {200, 201},
      body = PurchaseBody.class)
  public Response claim(
      @HeaderParam("Idempotency-Key") @Nullable String key,
      OrderBody.Claim order,
      @Context SecurityContext caller,
      @Context UriInfo uri) {
    DeviceId device = Callers.device(caller);
    String once = PurchasesResource.requireKey(key);
    TokenId token = order.tokenId();
    try {
      return PlacedAnswer.of(
          purchases.claim(device, once, token, new OrderBody.Again(order.grant()).checked()), uri);
    } catch (ChainException e) {
      throw new ProblemException(503, "chain", "The chain cannot be asked now. Try again.")
          .withHeader("Retry-After", "60");
    }
  }
}
