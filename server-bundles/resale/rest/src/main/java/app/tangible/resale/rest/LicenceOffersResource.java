package app.tangible.resale.rest;

import app.tangible.accounts.Callers;
import app.tangible.accounts.Households;
import app.tangible.accounts.Signature;
import app.tangible.catalogue.Catalogue;
import app.tangible.chain.ChainException;
import app.tangible.chain.LicenceRegistry;
import app.tangible.identity.DeviceId;
import app.tangible.licence.LicenceId;
import app.tangible.resale.Offers;
import app.tangible.resale.Offers.Placed;
import app.tangible.resale.ResaleOffer;
import app.tangible.web.Answers;
import app.tangible.web.ProblemException;
import jakarta.ws.rs.Consumes;
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
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** Offering a licence. */
@Component(service = LicenceOffersResource.class, configurationPid = "app.tangible.catalogue.rest")
@JakartarsResource
@Signature
@Path("/v1/licences/{licence}/offers")
@Produces(MediaType.APPLICATION_JSON)
public final class LicenceOffersResource {

  private static final Pattern KEY = Pattern.compile("[!-~]{1,100}");

  private final Offers offers;
  private final LicenceRegistry registry;
  private final Shelf shelf;

  /** Hands everything to the offers. */
  @Activate
  public LicenceOffersResource(
      @Reference Offers offers,
      @Reference LicenceRegistry registry,
      @Reference Catalogue catalogue,
      @Reference Households households,
      OffersResource.Config config) {
    this.offers = offers;
    this.registry = registry;
    this.shelf = new Shelf(catalogue, households, config.publicAddress());
  }

  /** Places an offer, once for each idempotency key. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Answers(
      status = {200, 201},
      body = ResaleBody.class)
  public Response place(
      @PathParam("licence") String licence,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      OfferBody body,
      @Context SecurityContext caller,
      @Context UriInfo uri) {
    DeviceId device = Callers.device(caller);
    if (key == null || !KEY.matcher(key).matches()) {
      throw new ProblemException(
          400, "idempotency-key", "The header Idempotency-Key has 1 to 100 printable characters.");
    }
    try {
      Placed placed =
          offers.place(
              device,
              key,
              idOf(licence),
              body.request(registry.chainId(), registry.licences().text()));
      return switch (placed) {
        case Placed.Created(ResaleOffer offer) ->
            Response.status(201)
                .header("Location", "/v1/offers/" + offer.id())
                .entity(shelf.to(device, offer, uri))
                .build();
        case Placed.Repeated(ResaleOffer offer) ->
            Response.ok(shelf.to(device, offer, uri)).build();
        case Placed refusal -> throw Problems.of(refusal);
      };
    } catch (ChainException e) {
      throw Problems.chain();
    }
  }

  private static LicenceId idOf(String id) {
    try {
      return new LicenceId(id);
    } catch (IllegalArgumentException e) {
      throw Problems.of(new Placed.UnknownLicence());
    }
  }
}
