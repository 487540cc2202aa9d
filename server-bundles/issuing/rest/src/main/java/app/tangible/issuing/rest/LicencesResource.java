package app.tangible.issuing.rest;

import app.tangible.accounts.Callers;
import app.tangible.accounts.Signature;
import app.tangible.chain.ChainException;
import app.tangible.issuing.Licences;
import app.tangible.issuing.Licences.Renewal;
import app.tangible.licence.LicenceId;
import app.tangible.web.ProblemException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
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

  /** Hands everything to the licences. */
  @Activate
  public LicencesResource(@Reference Licences licences) {
    this.licences = licences;
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
        case Renewal.NotTheOwner() ->
            throw new ProblemException(
                403, "not-the-owner", "The chain says that this licence is another's now.");
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

  private static ProblemException unknown() {
    return new ProblemException(404, "unknown-licence", "No such licence names this device.");
  }
}
