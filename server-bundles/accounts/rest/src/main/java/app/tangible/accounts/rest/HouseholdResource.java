package app.tangible.accounts.rest;

import app.tangible.accounts.Callers;
import app.tangible.accounts.GrantBody;
import app.tangible.accounts.Households;
import app.tangible.accounts.Households.Admission;
import app.tangible.accounts.Signature;
import app.tangible.identity.DeviceGrant;
import app.tangible.identity.DeviceId;
import app.tangible.web.ProblemException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** Makes a household findable by its code. */
@Component(service = HouseholdResource.class)
@JakartarsResource
@Signature
@Path("/v1/household")
@Produces(MediaType.APPLICATION_JSON)
public final class HouseholdResource {

  private final Households households;

  /** Hands everything to the households. */
  @Activate
  public HouseholdResource(@Reference Households households) {
    this.households = households;
  }

  /** What people tell each other. */
  public record Code(String code) {}

  /** Publishes the grant's owner; once or often is the same. */
  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  public Code publish(GrantBody body, @Context SecurityContext caller) {
    DeviceId device = Callers.device(caller);
    DeviceGrant grant = grant(body);
    return switch (households.admit(device, grant)) {
      case Admission.Admitted() ->
          new Code(
              households
                  .publish(grant.owner())
                  .orElseThrow(
                      () ->
                          new ProblemException(
                              409, "code-taken", "Another household has this code already.")));
      case Admission.Refused(String detail) ->
          throw new ProblemException(403, "grant", "The grant is refused: " + detail + ".");
    };
  }

  private static DeviceGrant grant(GrantBody body) {
    try {
      return body.grant();
    } catch (IllegalArgumentException | NullPointerException e) {
      throw new ProblemException(
          422,
          "grant",
          "A grant has owner, device, agreement, receipts, signature in lower-case hex.");
    }
  }
}
