package app.tangible.resale.rest;

import app.tangible.resale.MovedLicences;
import app.tangible.web.ProblemException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** What changed hands. */
@Component(service = MovedResource.class)
@JakartarsResource
@Path("/v1/moved")
@Produces(MediaType.APPLICATION_OCTET_STREAM)
public final class MovedResource {

  private final MovedLicences moved;

  /** Asks the offers. */
  @Activate
  public MovedResource(@Reference MovedLicences moved) {
    this.moved = moved;
  }

  /** What moved after this number; ask again from its last one until nothing is new. */
  @GET
  public byte[] since(@QueryParam("since") @DefaultValue("0") long since) {
    if (since < 0) {
      throw new ProblemException(400, "query", "A number is 0 or more.");
    }
    return moved.since(since);
  }
}
