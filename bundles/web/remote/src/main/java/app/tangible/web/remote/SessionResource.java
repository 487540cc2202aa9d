package app.tangible.web.remote;

import app.tangible.library.Viewers;
import app.tangible.web.Answers;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** Who the phone is here. */
@Component(service = SessionResource.class)
@JakartarsResource
@Paired
@Path("/remote/v1/session")
@Produces(MediaType.APPLICATION_JSON)
public final class SessionResource {

  private final HomePhones phones;
  private final Viewers viewers;

  /** Asks these. */
  @Activate
  public SessionResource(@Reference HomePhones phones, @Reference Viewers viewers) {
    this.phones = phones;
    this.viewers = viewers;
  }

  /**
   * The phone.
   *
   * @param name what it calls itself
   * @param viewer who watches now, with whose eyes the phone sees
   */
  public record Session(String name, String viewer) {}

  /** It is paired. */
  @GET
  public Session session(@Context SecurityContext context) {
    return new Session(Caller.of(context).name(), viewers.current().name());
  }

  /** It leaves, for good. */
  @DELETE
  @Answers(status = 204)
  public Response leave(@Context SecurityContext context) {
    phones.leave(Caller.of(context).id());
    return Response.noContent().cookie(Cookies.take(Cookies.SESSION, "/")).build();
  }
}
