package app.tangible.accounts.rest;

import app.tangible.accounts.Households;
import app.tangible.web.ProblemException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** Households by their codes. */
@Component(service = HouseholdsResource.class)
@JakartarsResource
@Path("/v1/households/{code}")
@Produces(MediaType.APPLICATION_JSON)
public final class HouseholdsResource {

  private static final Pattern CODE = Pattern.compile("[A-Z2-7]{10}");

  private final Households households;

  /** Asks the households. */
  @Activate
  public HouseholdsResource(@Reference Households households) {
    this.households = households;
  }

  /** Whom a code means; the caller makes the code of the key again and compares. */
  public record Household(String owner, String address) {}

  /** The household of this code. */
  @GET
  public Household find(@PathParam("code") String code) {
    return Optional.of(code)
        .filter(text -> CODE.matcher(text).matches())
        .flatMap(households::find)
        .map(found -> new Household(found.owner().hex(), found.address().text()))
        .orElseThrow(
            () -> new ProblemException(404, "unknown-household", "No household has this code."));
  }
}
