package app.tangible.web.remote;

import app.tangible.library.Shelf;
import app.tangible.library.Title;
import app.tangible.library.TitleDetail;
import app.tangible.viewing.Viewing;
import app.tangible.web.Answers;
import app.tangible.web.ProblemException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** The shelf, as the current viewer may see it. */
@Component(service = TitlesResource.class)
@JakartarsResource
@Paired
@Path("/remote/v1/titles")
@Produces(MediaType.APPLICATION_JSON)
public final class TitlesResource {

  private static final int MOST = 200;
  private static final int LONGEST_TEXT = 100;
  private static final int MOST_TO_CONTINUE = 20;
  private static final int MOST_CAST = 12;

  private final Posters posters = new Posters();
  private final Shelf shelf;
  private final Viewing viewing;

  /** Reads this shelf; tells who plays which title a phone shows. */
  @Activate
  public TitlesResource(@Reference Shelf shelf, @Reference Viewing viewing) {
    this.shelf = shelf;
    this.viewing = viewing;
  }

  /** No more pictures are fetched. */
  @Deactivate
  public void close() {
    posters.close();
  }

  /** Some titles; {@code more} when there are others beyond. */
  public record Titles(List<Card> titles, boolean more) {}

  /** One title with all that a phone shows of it; empty text means unknown. */
  public record Detail(
      Card title,
      String tagline,
      String synopsis,
      List<String> directors,
      List<String> cast,
      List<String> genres,
      double rating,
      String certificate,
      List<Card> episodes,
      List<Card> extras) {}

  /**
   * Searches, or shows all.
   *
   * @param text every word of it begins a word of the name, a person or the year
   * @param kind {@code any}, {@code film} or {@code series}
   * @param order {@code name}, {@code added}, {@code year}, {@code rating}
   * @param skip how many of them the phone has already
   */
  @GET
  public Titles titles(
      @QueryParam("text") @DefaultValue("") String text,
      @QueryParam("kind") @DefaultValue("any") String kind,
      @QueryParam("order") @DefaultValue("name") String order,
      @QueryParam("skip") @DefaultValue("0") int skip,
      @Context SecurityContext context) {
    Caller.of(context);
    if (text.length() > LONGEST_TEXT) {
      throw new ProblemException(422, "text", "What is looked for has at most 100 characters.");
    }
    int from = (int) Asked.within(0, skip, 1_000_000, "skip");
    Shelf.Query query =
        Shelf.Query.ALL
            .text(text)
            .kinds(kinds(kind))
            .order(Asked.choice(Shelf.Order.class, order))
            .atMost(from + MOST + 1);
    List<Title> found = shelf.browse(query);
    List<Card> cards =
        found.stream().skip(from).limit(MOST).map(title -> Card.of(shelf, title)).toList();
    return new Titles(cards, found.size() > from + MOST);
  }

  private static Set<Title.Kind> kinds(String kind) {
    return kind.equals("any")
        ? Set.of(Title.Kind.FILM, Title.Kind.SERIES)
        : Set.of(Asked.choice(Title.Kind.class, kind));
  }

  /** What the viewer has begun, and the next episodes of what he follows. */
  @GET
  @Path("/begun")
  public Titles begun(@Context SecurityContext context) {
    Caller.of(context);
    return new Titles(cards(shelf.toContinue(MOST_TO_CONTINUE)), false);
  }

  private List<Card> cards(List<Title> titles) {
    return titles.stream().map(title -> Card.of(shelf, title)).toList();
  }

  /** One, which may be played next. */
  @GET
  @Path("/{id}")
  public Detail title(@PathParam("id") String id, @Context SecurityContext context) {
    Caller.of(context);
    Title title = Asked.title(shelf, id);
    TitleDetail detail =
        shelf
            .detail(title.id())
            .orElseThrow(() -> new ProblemException(404, "no-title", "There is no such title."));
    viewing.expect(title.id());
    List<Title> episodes =
        title.kind() == Title.Kind.SERIES ? shelf.episodes(title.id()) : List.of();
    return new Detail(
        Card.of(shelf, title),
        detail.tagline(),
        detail.synopsis(),
        detail.directors(),
        detail.cast().stream().limit(MOST_CAST).map(TitleDetail.Role::person).toList(),
        title.genres(),
        detail.rating(),
        detail.certificate(),
        cards(episodes),
        cards(shelf.extras(title.id())));
  }

  /** Its poster, as wide as a phone shows it; WebP as it is. */
  @GET
  @Path("/{id}/poster")
  @Produces({Posters.JPEG, Posters.WEBP})
  @Answers(status = 200)
  public Response poster(@PathParam("id") String id, @Context SecurityContext context) {
    Caller.of(context);
    URI address =
        Card.pictured(shelf, Asked.title(shelf, id))
            .flatMap(Title::poster)
            .orElseThrow(TitlesResource::noPicture);
    Posters.Poster picture = posters.of(address).orElseThrow(TitlesResource::noPicture);
    return Response.ok(picture.bytes(), picture.type())
        // The address that a phone asks for changes with the picture.
        .header("Cache-Control", "private, max-age=604800, immutable")
        .build();
  }

  private static ProblemException noPicture() {
    return new ProblemException(404, "no-picture", "There is no picture of it.");
  }
}
