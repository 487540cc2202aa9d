package app.tangible.web.remote;

import app.tangible.library.Shelf;
import app.tangible.library.Title;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A title as a phone draws it.
 *
 * @param kind {@code film}, {@code series}, {@code episode} or {@code extra}
 * @param lengthMillis 0 while unknown
 * @param series what an episode belongs to
 * @param poster changes with the picture; absent where there is none
 * @param resolution lines of the picture; 0 while unknown
 * @param positionMillis where the viewer stopped; 0 at the beginning
 * @param times how often he has seen it
 */
public record Card(
    String id,
    String kind,
    String name,
    @Nullable Integer year,
    long lengthMillis,
    @Nullable Part series,
    @Nullable String poster,
    int resolution,
    boolean onDisk,
    boolean owned,
    long positionMillis,
    int times) {

  /** Which one of its series. */
  public record Part(String id, String name, int season, int number) {}

  static Card of(Shelf shelf, Title title) {
    return new Card(
        title.id().value(),
        title.kind().name().toLowerCase(Locale.ROOT),
        title.name(),
        title.year().isPresent() ? title.year().getAsInt() : null,
        title.length().toMillis(),
        title.place().map(place -> part(shelf, place)).orElse(null),
        pictured(shelf, title)
            .flatMap(Title::poster)
            .map(address -> Integer.toHexString(address.hashCode()))
            .orElse(null),
        title.resolution(),
        title.onDisk(),
        title.origin() == Title.Origin.OWNED,
        title.seen().position().toMillis(),
        title.seen().times());
  }

  private static Part part(Shelf shelf, Title.Place place) {
    return new Part(
        place.parent().value(),
        shelf.title(place.parent()).map(Title::name).orElse(""),
        place.season(),
        place.number());
  }

  /**
   * The one whose picture stands for it: its own, or that of what it belongs to; of an episode the
   * series', since its own is wide and a phone's frames are high.
   */
  static Optional<Title> pictured(Shelf shelf, Title title) {
    Optional<Title> whole =
        title
            .place()
            .flatMap(place -> shelf.title(place.parent()))
            .filter(parent -> parent.poster().isPresent());
    return title.poster().isEmpty() || title.kind() == Title.Kind.EPISODE && whole.isPresent()
        ? whole
        : Optional.of(title);
  }
}
