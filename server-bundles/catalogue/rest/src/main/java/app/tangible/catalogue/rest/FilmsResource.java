package app.tangible.catalogue.rest;

import app.tangible.accounts.Bearer;
import app.tangible.accounts.Callers;
import app.tangible.catalogue.Catalogue;
import app.tangible.catalogue.Edition;
import app.tangible.content.FilmId;
import app.tangible.web.ProblemException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Films for sale. */
@Component(service = FilmsResource.class, configurationPid = "app.tangible.catalogue.rest")
@JakartarsResource
@Designate(ocd = FilmsResource.Config.class)
@Path("/v1/films")
@Produces(MediaType.APPLICATION_JSON)
public final class FilmsResource {

  private static final int MAX_SOURCE_CHARS = 500;

  /** How this server is reached from outside. */
  @ObjectClassDefinition
  public @interface Config {
    /** Such as {@code https://store.example}; empty: as the request says. */
    @AttributeDefinition
    String publicAddress() default "";
  }

  private final Catalogue catalogue;
  private final String publicAddress;

  /** Reads the catalogue. */
  @Activate
  public FilmsResource(@Reference Catalogue catalogue, Config config) {
    this(catalogue, config.publicAddress());
  }

  /** With the address at which this server is reached; empty: as the request says. */
  public FilmsResource(Catalogue catalogue, String publicAddress) {
    this.catalogue = catalogue;
    this.publicAddress = publicAddress;
  }

  /** A base address that serves {@code /manifest} and {@code /sealed}. */
  public record Source(String source) {}

  /** Search by title. */
  @GET
  public Offer.Page films(
      @QueryParam("query") @DefaultValue("") String query,
      @QueryParam("limit") @DefaultValue("50") int limit,
      @Context UriInfo uri) {
    if (query.length() > 200 || limit < 1 || limit > Catalogue.MAX_RESULTS) {
      throw new ProblemException(
          400, "query", "A query has at most 200 characters, a limit is 1 to 200.");
    }
    return new Offer.Page(
        catalogue.search(query, limit).stream().map(edition -> offer(edition, uri)).toList());
  }

  /** One film. */
  @GET
  @Path("/{film}")
  public Offer film(@PathParam("film") String film, @Context UriInfo uri) {
    return offer(edition(catalogue, film), uri);
  }

  /** Registers a mirror. */
  @POST
  @Bearer
  @Path("/{film}/sources")
  @Consumes(MediaType.APPLICATION_JSON)
  public Offer addSource(
      @PathParam("film") String film,
      Source source,
      @Context SecurityContext caller,
      @Context UriInfo uri) {
    Callers.operator(caller);
    Edition edition = edition(catalogue, film);
    if (catalogue.mirrors(edition.film()).size() >= Catalogue.MAX_RESULTS) {
      throw new ProblemException(409, "too-many-sources", "The film has 200 mirrors already.");
    }
    catalogue.addMirror(edition.film(), checked(source));
    return offer(edition, uri);
  }

  static Edition edition(Catalogue catalogue, String film) {
    try {
      return catalogue.film(new FilmId(film)).orElseThrow(FilmsResource::unknown);
    } catch (IllegalArgumentException e) {
      throw unknown();
    }
  }

  private static ProblemException unknown() {
    return new ProblemException(404, "unknown-film", "No such film is sold here.");
  }

  private static URI checked(Source source) {
    try {
      String text = source.source();
      URI uri = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
      if (text.length() <= MAX_SOURCE_CHARS
          && uri.getHost() != null
          && uri.getUserInfo() == null
          && uri.getRawQuery() == null
          && uri.getRawFragment() == null
          && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
        return uri;
      }
    } catch (java.net.URISyntaxException | NullPointerException e) {
      // answered below like any other address that is none
    }
    throw new ProblemException(
        422, "source", "A source is an http or https address without query, at most 500 long.");
  }

  private Offer offer(Edition edition, UriInfo uri) {
    String base = publicAddress.isEmpty() ? uri.getBaseUri().toString() : publicAddress;
    List<String> sources = new ArrayList<>();
    sources.add(base.replaceAll("/+$", "") + "/v1/films/" + edition.film().hex());
    catalogue.mirrors(edition.film()).forEach(mirror -> sources.add(mirror.toString()));
    return Offer.of(edition, catalogue.cid(edition.film()), sources);
  }
}
