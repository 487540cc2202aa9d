package app.tangible.resale.rest;

import app.tangible.catalogue.Catalogue;
import app.tangible.chain.ChainException;
import app.tangible.chain.LicenceMarket;
import app.tangible.content.FilmId;
import app.tangible.web.ProblemException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** How a resale of a film is shared, as the licence contract says. */
@Component(service = SharesResource.class)
@JakartarsResource
@Path("/v1/films/{film}/shares")
@Produces(MediaType.APPLICATION_JSON)
public final class SharesResource {

  private static final Pattern FILM = Pattern.compile("[0-9a-f]{32}");
  private static final long BASIS_POINTS = 10_000;

  private final Catalogue catalogue;
  private final LicenceMarket market;

  /** Asks the chain. */
  @Activate
  public SharesResource(@Reference Catalogue catalogue, @Reference LicenceMarket market) {
    this.catalogue = catalogue;
    this.market = market;
  }

  /** Basis points of a resale's price; the rest is the seller's. */
  public record Shares(long studio, long platform) {}

  /** The studio's and the platform's. */
  @GET
  public Shares of(@PathParam("film") String film) {
    if (!FILM.matcher(film).matches()) {
      throw unknown();
    }
    long edition = catalogue.film(new FilmId(film)).orElseThrow(SharesResource::unknown).edition();
    try {
      LicenceMarket.Shares shares = market.sharesOf(edition, BASIS_POINTS);
      return new Shares(shares.studio(), shares.platform());
    } catch (ChainException e) {
      throw new ProblemException(503, "chain", "The chain does not answer. Try again.");
    }
  }

  private static ProblemException unknown() {
    return new ProblemException(404, "unknown-film", "No such film is sold here.");
  }
}
