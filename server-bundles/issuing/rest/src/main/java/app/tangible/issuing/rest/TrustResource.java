package app.tangible.issuing.rest;

import app.tangible.issuing.Licences;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** Whom buyers of this server believe. */
@Component(service = TrustResource.class)
@JakartarsResource
@Path("/v1/trust")
@Produces(MediaType.APPLICATION_JSON)
public final class TrustResource {

  private final Licences licences;

  /** Asks the licences. */
  @Activate
  public TrustResource(@Reference Licences licences) {
    this.licences = licences;
  }

  /** Issuer and log. */
  public record Trust(String issuer, String log) {}

  /** The public keys. */
  @GET
  public Trust trust() {
    return new Trust(licences.trust().issuer(), licences.trust().log());
  }
}
