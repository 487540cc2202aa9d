package app.tangible.issuing.rest;

import app.tangible.accounts.Callers;
import app.tangible.accounts.Signature;
import app.tangible.identity.DeviceId;
import app.tangible.issuing.Purchase;
import app.tangible.issuing.Purchases;
import app.tangible.web.Answers;
import app.tangible.web.ProblemException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** Buying. */
@Component(service = PurchasesResource.class)
@JakartarsResource
@Signature
@Path("/v1/purchases")
@Produces(MediaType.APPLICATION_JSON)
public final class PurchasesResource {

  private static final int MAX_WAIT_SECONDS = 20;
  private static final Pattern KEY = Pattern.compile("[!-~]{1,100}");
  private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

  private final Purchases purchases;

  /** Hands everything to the purchases. */
  @Activate
  public PurchasesResource(@Reference Purchases purchases) {
    this.purchases = purchases;
  }

  /** Places an order, once for each idempotency key. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Answers(
      status = {200, 201},
      body = PurchaseBody.class)
  public Response place(
      @HeaderParam("Idempotency-Key") @Nullable String key,
      OrderBody order,
      @Context SecurityContext caller,
      @Context UriInfo uri) {
    DeviceId device = Callers.device(caller);
    return PlacedAnswer.of(purchases.place(device, requireKey(key), order.order()), uri);
  }

  static String requireKey(@Nullable String key) {
    if (key == null || !KEY.matcher(key).matches()) {
      throw new ProblemException(
          400, "idempotency-key", "The header Idempotency-Key has 1 to 100 printable characters.");
    }
    return key;
  }

  /** Where a purchase is; with known and wait it answers when that changes. */
  @GET
  @Path("/{id}")
  public PurchaseBody find(
      @PathParam("id") String id,
      @QueryParam("known") Purchase.@Nullable State known,
      @QueryParam("wait") @DefaultValue("0") int wait,
      @Context SecurityContext caller,
      @Context UriInfo uri) {
    DeviceId device = Callers.device(caller);
    if (wait < 0 || wait > MAX_WAIT_SECONDS) {
      throw new ProblemException(400, "wait", "A wait has 0 to 20 seconds.");
    }
    if (!ID.matcher(id).matches()) {
      throw unknown();
    }
    return (known == null
            ? purchases.find(id, device)
            : purchases.await(id, device, known, Duration.ofSeconds(wait)))
        .map(purchase -> PurchaseBody.of(purchase, uri.getBaseUri()))
        .orElseThrow(PurchasesResource::unknown);
  }

  private static ProblemException unknown() {
    return new ProblemException(404, "unknown-purchase", "This device has no such purchase.");
  }
}
