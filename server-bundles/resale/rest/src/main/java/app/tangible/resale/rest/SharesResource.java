package app.tangible.resale.rest;

import app.tangible.catalogue.Catalogue;
import app.tangible.catalogue.Edition;
import app.tangible.chain.ChainException;
import app.tangible.chain.LicenceMarket;
import app.tangible.chain.LicenceMarket.Shares;
import app.tangible.content.FilmId;
import app.tangible.web.ProblemException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** How a resale of a film is shared, so that a seller sees it before they offer. */
@Component(service = SharesResource.class)
@JakartarsResource
@Path("/v1/films")
@Produces(MediaType.APPLICATION_JSON)
public final class SharesResource {

  /** As many units as a whole has basis points: the contract's shares of it are basis points. */
  private static final long WHOLE = 10_000;

  private final Catalogue catalogue;
  private final LicenceMarket market;
  // An edition's terms never change on the chain.
  private final Map<Long, Shares> known = new ConcurrentHashMap<>();

  /** Asks the contract, once for each edition. */
  @Activate
  public SharesResource(@Reference Catalogue catalogue, @Reference LicenceMarket market) {
    this.catalogue = catalogue;
    this.market = market;
  }

  /** Of 10,000; together they are that. */
  @GET
  @Path("/{film}/shares")
  public Shares shares(@PathParam("film") String film) {
    try {
      return known.computeIfAbsent(edition(film).edition(), this::ask);
    } catch (ChainException e) {
      throw Problems.chain();
    }
  }

  private Shares ask(long edition) {
    return market.sharesOf(edition, WHOLE);
  }

  private Edition edition(String film) {
    FilmId id;
    try {
      id = new FilmId(film);
    } catch (IllegalArgumentException e) {
      throw unknown();
    }
    return catalogue.film(id).orElseThrow(SharesResource::unknown);
  }

  private static ProblemException unknown() {
    return new ProblemException(404, "unknown-film", "There is no such film.");
  }
}
