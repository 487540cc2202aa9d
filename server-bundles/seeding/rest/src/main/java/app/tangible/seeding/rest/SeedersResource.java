package app.tangible.seeding.rest;

import app.tangible.accounts.Callers;
import app.tangible.accounts.Signature;
import app.tangible.content.FilmId;
import app.tangible.identity.DeviceId;
import app.tangible.peer.ContentKey;
import app.tangible.peer.MalformedException;
import app.tangible.peer.PeerId;
import app.tangible.seeding.Seeders;
import app.tangible.seeding.Seeders.Announced;
import app.tangible.web.Answers;
import app.tangible.web.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** Who seeds a film. A film is named by its id, or by the key under which peers look for it. */
@Component(service = SeedersResource.class)
@JakartarsResource
@Path("/v1/films/{film}/seeders")
@Produces(MediaType.APPLICATION_JSON)
public final class SeedersResource {

  private static final Pattern KEY = Pattern.compile("[0-9a-f]{64}");

  private final Seeders seeders;

  /** Asks the list. */
  @Activate
  public SeedersResource(@Reference Seeders seeders) {
    this.seeders = seeders;
  }

  /** Some of them, at random. */
  @GET
  public SeederBody.Page find(
      @PathParam("film") String film, @QueryParam("limit") @DefaultValue("20") int limit) {
    if (limit < 1 || limit > Seeders.MAX_FOUND) {
      throw new ProblemException(400, "query", "A limit is 1 to 50.");
    }
    FilmId id = film(film);
    return new SeederBody.Page(
        seeders.count(id), seeders.find(id, limit).stream().map(SeederBody::of).toList());
  }

  /** Lists the peer, whose key signs the request, or renews it. */
  @PUT
  @Path("/{peer}")
  @Signature
  @Consumes(MediaType.APPLICATION_JSON)
  @Answers(body = AnnouncementBody.Listed.class)
  public AnnouncementBody.Listed announce(
      @PathParam("film") String film,
      @PathParam("peer") String peer,
      AnnouncementBody announcement,
      @Context SecurityContext caller,
      @Context HttpServletRequest request) {
    PeerId id = own(peer, Callers.device(caller));
    Announced announced =
        seeders.announce(announcement.of(film(film), id), request.getRemoteAddr());
    return switch (announced) {
      case Announced.Listed(var expires) -> new AnnouncementBody.Listed(expires.toString());
      case Announced.UnknownFilm() -> throw unknown();
      case Announced.Unfit(String detail) ->
          throw new ProblemException(422, "announcement", "It is refused: " + detail + ".");
      case Announced.Full(String detail) ->
          throw new ProblemException(429, "too-many-seeders", "It is refused: " + detail + ".")
              .withHeader("Retry-After", "600");
    };
  }

  /** Takes the peer, whose key signs the request, off the list. */
  @DELETE
  @Path("/{peer}")
  @Signature
  @Answers(status = 204)
  public void withdraw(
      @PathParam("film") String film,
      @PathParam("peer") String peer,
      @Context SecurityContext caller) {
    seeders.withdraw(film(film), own(peer, Callers.device(caller)));
  }

  private FilmId film(String text) {
    try {
      return KEY.matcher(text).matches()
          ? seeders
              .film(new ContentKey(HexFormat.of().parseHex(text)))
              .orElseThrow(SeedersResource::unknown)
          : new FilmId(text);
    } catch (IllegalArgumentException e) {
      throw unknown();
    }
  }

  /** A peer speaks for itself only. */
  private static PeerId own(String peer, DeviceId caller) {
    try {
      PeerId id = PeerId.parse(peer);
      if (id.equals(PeerId.ofEd25519(caller.bytes()))) {
        return id;
      }
    } catch (MalformedException e) {
      // answered below
    }
    throw new ProblemException(
        403, "not-this-peer", "A request about a peer is signed by the key of that peer.");
  }

  private static ProblemException unknown() {
    return new ProblemException(404, "unknown-film", "No such film is sold here.");
  }
}
