package app.tangible.metadata;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Facts to show beside a film, a series or an episode. Empty text means unknown.
 *
 * @param source who says so, shown to people
 * @param title in the language of the query, as far as the source has it
 * @param year of first release
 * @param rating 0 to 10; 0 when unknown
 * @param certificates as printed, each with its country: {@code US:PG-13}
 * @param length zero when unknown
 * @param ids what others call it: {@code imdb}, {@code tmdb}, {@code tvdb}
 * @param poster an upright picture; like all pictures a {@code file:}, {@code http:} or {@code
 *     https:} address of at most 8 MiB
 * @param backdrop a wide picture
 * @param logo the title as drawn for the film, on a transparent ground
 */
public record FilmFacts(
    String source,
    String title,
    String originalTitle,
    OptionalInt year,
    String tagline,
    String synopsis,
    List<Role> cast,
    List<String> directors,
    List<String> genres,
    List<String> studios,
    double rating,
    List<String> certificates,
    Duration length,
    Map<String, String> ids,
    Optional<URI> poster,
    Optional<URI> backdrop,
    Optional<URI> logo,
    Optional<URI> trailer) {

  /**
   * Who plays whom.
   *
   * @param character empty when unknown
   */
  public record Role(String person, String character, Optional<URI> portrait) {}

  /** Copies. */
  public FilmFacts {
    cast = List.copyOf(cast);
    directors = List.copyOf(directors);
    genres = List.copyOf(genres);
    studios = List.copyOf(studios);
    certificates = List.copyOf(certificates);
    ids = Map.copyOf(ids);
    if (!(rating >= 0 && rating <= 10)) {
      throw new IllegalArgumentException("a rating is 0 to 10, got " + rating);
    }
    if (length.isNegative()) {
      throw new IllegalArgumentException("a film is not shorter than nothing, got " + length);
    }
  }

  /** Facts of which everything is unknown but who tells them. */
  public static Builder from(String source) {
    return new Builder(source);
  }

  /** These facts; what they do not know is taken from the next. The source stays this one's. */
  public FilmFacts or(FilmFacts next) {
    Map<String, String> allIds = new HashMap<>(next.ids);
    allIds.putAll(ids);
    return new FilmFacts(
        source,
        or(title, next.title),
        or(originalTitle, next.originalTitle),
        year.isPresent() ? year : next.year,
        or(tagline, next.tagline),
        or(synopsis, next.synopsis),
        or(cast, next.cast),
        or(directors, next.directors),
        or(genres, next.genres),
        or(studios, next.studios),
        rating > 0 ? rating : next.rating,
        or(certificates, next.certificates),
        length.isZero() ? next.length : length,
        allIds,
        poster.or(() -> next.poster),
        backdrop.or(() -> next.backdrop),
        logo.or(() -> next.logo),
        trailer.or(() -> next.trailer));
  }

  private static String or(String one, String other) {
    return one.isBlank() ? other : one;
  }

  private static <T> List<T> or(List<T> one, List<T> other) {
    return one.isEmpty() ? other : one;
  }

  /**
   * From which age on all of these certificates let a person watch: the strictest that is known, in
   * years; empty when none of them says.
   *
   * @param certificates {@code US:PG-13}, {@code GB:15}, {@code DE:FSK 12}; one without a country
   *     is taken in its strictest usual sense
   */
  public static OptionalInt minimumAge(List<String> certificates) {
    return certificates.stream()
        .map(Certificates::age)
        .filter(OptionalInt::isPresent)
        .mapToInt(OptionalInt::getAsInt)
        .max();
  }

  /** Collects facts one by one; not for use by several threads. */
  public static final class Builder {

    private final String source;
    private String title = "";
    private String originalTitle = "";
    private OptionalInt year = OptionalInt.empty();
    private String tagline = "";
    private String synopsis = "";
    private List<Role> cast = List.of();
    private List<String> directors = List.of();
    private List<String> genres = List.of();
    private List<String> studios = List.of();
    private double rating;
    private List<String> certificates = List.of();
    private Duration length = Duration.ZERO;
    private Map<String, String> ids = Map.of();
    private Optional<URI> poster = Optional.empty();
    private Optional<URI> backdrop = Optional.empty();
    private Optional<URI> logo = Optional.empty();
    private Optional<URI> trailer = Optional.empty();

    private Builder(String source) {
      this.source = source;
    }

    public Builder title(String value) {
      title = value;
      return this;
    }

    public Builder originalTitle(String value) {
      originalTitle = value;
      return this;
    }

    public Builder year(int value) {
      year = OptionalInt.of(value);
      return this;
    }

    public Builder tagline(String value) {
      tagline = value;
      return this;
    }

    public Builder synopsis(String value) {
      synopsis = value;
      return this;
    }

    public Builder cast(List<Role> value) {
      cast = value;
      return this;
    }

    /** People of whom only the name is known. */
    public Builder cast(String... people) {
      return cast(
          List.of(people).stream().map(name -> new Role(name, "", Optional.empty())).toList());
    }

    public Builder directors(List<String> value) {
      directors = value;
      return this;
    }

    public Builder genres(List<String> value) {
      genres = value;
      return this;
    }

    public Builder studios(List<String> value) {
      studios = value;
      return this;
    }

    public Builder rating(double value) {
      rating = value;
      return this;
    }

    public Builder certificates(List<String> value) {
      certificates = value;
      return this;
    }

    public Builder length(Duration value) {
      length = value;
      return this;
    }

    public Builder ids(Map<String, String> value) {
      ids = value;
      return this;
    }

    public Builder poster(URI value) {
      poster = Optional.of(value);
      return this;
    }

    public Builder backdrop(URI value) {
      backdrop = Optional.of(value);
      return this;
    }

    public Builder logo(URI value) {
      logo = Optional.of(value);
      return this;
    }

    public Builder trailer(URI value) {
      trailer = Optional.of(value);
      return this;
    }

    public FilmFacts build() {
      return new FilmFacts(
          source,
          title,
          originalTitle,
          year,
          tagline,
          synopsis,
          cast,
          directors,
          genres,
          studios,
          rating,
          certificates,
          length,
          ids,
          poster,
          backdrop,
          logo,
          trailer);
    }
  }
}
