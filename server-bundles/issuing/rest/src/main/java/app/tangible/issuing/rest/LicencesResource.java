package app.tangible.issuing.rest;

import app.tangible.accounts.Callers;
import app.tangible.accounts.Signature;
import app.tangible.chain.ChainException;
import app.tangible.chain.TokenId;
import app.tangible.identity.DeviceId;
import app.tangible.issuing.Licences;
import app.tangible.issuing.Licences.Renewal;
import app.tangible.issuing.Purchases;
import app.tangible.licence.LicenceId;
import app.tangible.log.StateProofs;
import app.tangible.web.Answers;
import app.tangible.web.ProblemException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** Licences and their leases. */
@Component(service = LicencesResource.class)
@JakartarsResource
@Signature
@Path("/v1/licences/{id}")
@Produces(MediaType.APPLICATION_OCTET_STREAM)
public final class LicencesResource {

  private final Licences licences;
  private final Purchases purchases;
  private final StateProofs proofs;

  /** Hands everything to the licences and purchases. */
  @Activate
  public LicencesResource(
      @Reference Licences licences, @Reference Purchases purchases, @Reference StateProofs proofs) {
    this.licences = licences;
    this.purchases = purchases;
    this.proofs = proofs;
  }

  /** The package. */
  @GET
  public byte[] find(@PathParam("id") String id, @Context SecurityContext caller) {
    return licences.find(idOf(id), Callers.device(caller)).orElseThrow(LicencesResource::unknown);
  }

  /** The package with a newer lease. */
  @POST
  @Path("/lease")
  public byte[] renew(@PathParam("id") String id, @Context SecurityContext caller) {
    try {
      return switch (licences.renew(idOf(id), Callers.device(caller))) {
        case Renewal.Renewed(byte[] encoded) -> encoded;
        case Renewal.NotTheOwner() -> throw notTheOwner();
        case Renewal.Offered() -> throw offered();
        case Renewal.Unknown() -> throw unknown();
      };
    } catch (ChainException e) {
      throw new ProblemException(
              503, "chain", "The chain cannot be asked now; the lease you have goes on.")
          .withHeader("Retry-After", "60");
    }
  }

  private static LicenceId idOf(String id) {
    try {
      return new LicenceId(id);
    } catch (IllegalArgumentException e) {
      throw unknown();
    }
  }

  /** What the chain says of it, as strict decoders want it. */
  @GET
  @Path("/proof")
  public byte[] proof(@PathParam("id") String id, @Context SecurityContext caller) {
    TokenId token =
        licences.token(idOf(id), Callers.device(caller)).orElseThrow(LicencesResource::unknown);
    try {
      return proofs.prove(token);
    } catch (ChainException e) {
      throw new ProblemException(503, "chain", "The chain cannot be asked now. Try again.")
          .withHeader("Retry-After", "60");
    }
  }

  /** Issues it anew to its owner, once for each idempotency key. */
  @POST
  @Path("/reissue")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @Answers(
      status = {200, 201},
      body = PurchaseBody.class)
  public Response reissue(
      @PathParam("id") String id,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      OrderBody.Again order,
      @Context SecurityContext caller,
      @Context UriInfo uri) {
    DeviceId device = Callers.device(caller);
    String once = PurchasesResource.requireKey(key);
    try {
      return PlacedAnswer.of(purchases.reissue(device, once, idOf(id), order.checked()), uri);
    } catch (ChainException e) {
      throw new ProblemException(503, "chain", "The chain cannot be asked now. Try again.")
          .withHeader("Retry-After", "60");
    }
  }

  static ProblemException notTheOwner() {
    return new ProblemException(
        403, "not-the-owner", "The chain says that this licence is another's now.");
  }

  static ProblemException offered() {
    return new ProblemException(
        409, "offered", "The licence is on offer or lent: it has no keys here.");
  }

  static ProblemException unknown() {
    return new ProblemException(404, "unknown-licence", "No such licence names this device.");
  }
}
