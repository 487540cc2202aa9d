package app.tangible.web.remote;

import app.tangible.content.FilmId;
import app.tangible.library.Library;
import app.tangible.library.Viewers;
import app.tangible.store.Offer;
import app.tangible.store.Store;
import app.tangible.store.StoreException;
import app.tangible.web.ProblemException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** The shop window. Nothing is bought here: the screen is where one pays. */
@Component(service = OffersResource.class)
@JakartarsResource
@Paired
@Path("/remote/v1/offers")
@Produces(MediaType.APPLICATION_JSON)
public final class OffersResource {

  private static final int LONGEST_TEXT = 100;

  private final Store store;
  private final Library library;
  private final Viewers viewers;

  /** Looks into this store. */
  @Activate
  public OffersResource(
      @Reference Store store, @Reference Library library, @Reference Viewers viewers) {
    this.store = store;
    this.library = library;
    this.viewers = viewers;
  }

  /** One edition; {@code minorUnits} are cents. */
  public record OfferCard(
      String edition,
      String name,
      int year,
      String studio,
      String synopsis,
      String quality,
      long lengthMillis,
      long minorUnits,
      String currency,
      boolean owned) {}

  /** What was found. */
  public record Offers(List<OfferCard> offers) {}

  /** Offers whose title matches; all where there is no text. */
  @GET
  public Offers offers(
      @QueryParam("text") @DefaultValue("") String text, @Context SecurityContext context) {
    Caller.of(context);
    if (text.length() > LONGEST_TEXT) {
      throw new ProblemException(422, "text", "What is looked for has at most 100 characters.");
    }
    if (viewers.current().ageLimit().isPresent()) {
      throw notForThisAge();
    }
    try {
      Set<FilmId> owned =
          library.films().stream().map(each -> each.film()).collect(Collectors.toSet());
      return new Offers(store.browse(text).stream().map(each -> card(each, owned)).toList());
    } catch (StoreException e) {
      throw new ProblemException(
          503, "store", "The store cannot be reached now: try again in a while.");
    }
  }

  /** An offer says no age: who has a limit sees nothing that has none. */
  static ProblemException notForThisAge() {
    return new ProblemException(
        403,
        "age",
        "The store is not for the one who watches now: ask someone without an age limit.");
  }

  private static OfferCard card(Offer offer, Set<FilmId> owned) {
    return new OfferCard(
        offer.edition(),
        offer.title(),
        offer.year(),
        offer.studio(),
        offer.synopsis(),
        offer.quality(),
        offer.duration().toMillis(),
        offer.price().minorUnits(),
        offer.price().currency(),
        owned.contains(offer.film()));
  }
}
