package app.tangible.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilmFactsTest {

  private static final FilmFacts NOTHING = FilmFacts.from("nobody").build();

  private static final FilmFacts FULL =
      FilmFacts.from("full")
          .title("The Film")
          .originalTitle("Le Film")
          .year(1999)
          .tagline("See it.")
          .synopsis("It happens.")
          .cast("One", "Two")
          .directors(List.of("Three"))
          .genres(List.of("Drama"))
          .studios(List.of("House"))
          .rating(7.5)
          .certificates(List.of("US:PG"))
          .length(Duration.ofMinutes(90))
          .ids(Map.of("imdb", "tt0000001"))
          .poster(URI.create("https://example.org/p.jpg"))
          .backdrop(URI.create("https://example.org/b.jpg"))
          .logo(URI.create("https://example.org/l.png"))
          .trailer(URI.create("https://example.org/t"))
          .build();

  @Test
  void takesWhatIsUnknownFromTheNext() {
    FilmFacts both = NOTHING.or(FULL);

    assertThat(both).usingRecursiveComparison().ignoringFields("source").isEqualTo(FULL);
    assertThat(both.source()).isEqualTo("nobody");
  }

  @Test
  void keepsWhatIsKnown() {
    FilmFacts other =
        FilmFacts.from("other").title("Another").year(1).rating(1).cast("Nobody").build();

    assertThat(FULL.or(other)).isEqualTo(FULL);
  }

  @Test
  void unitesTheNamesThatOthersGave() {
    FilmFacts other = FilmFacts.from("other").ids(Map.of("imdb", "tt2", "tmdb", "3")).build();

    assertThat(FULL.or(other).ids()).isEqualTo(Map.of("imdb", "tt0000001", "tmdb", "3"));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 10.1, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesARatingThatIsNone(double rating) {
    FilmFacts.Builder builder = FilmFacts.from("x").rating(rating);

    assertThatThrownBy(builder::build).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesALengthBelowNothing() {
    FilmFacts.Builder builder = FilmFacts.from("x").length(Duration.ofMinutes(-1));

    assertThatThrownBy(builder::build).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesAnEpisodeOfAFilmAndAnEpisodeThatIsNone() {
    Optional<FilmQuery.Episode> second = Optional.of(new FilmQuery.Episode(1, 2));
    OptionalInt year = OptionalInt.empty();

    assertThatThrownBy(() -> query(FilmQuery.Kind.FILM, year, second))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> query(FilmQuery.Kind.EPISODE, year, Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static FilmQuery query(
      FilmQuery.Kind kind, OptionalInt year, Optional<FilmQuery.Episode> episode) {
    return new FilmQuery(kind, "Title", year, "en", episode, Map.of(), Optional.empty());
  }

  @ParameterizedTest
  @CsvSource({
    "US:G, 0",
    "US:PG, 10",
    "US:PG-13, 13",
    "US:R, 17",
    "US:NC-17, 18",
    "US:TV-MA, 17",
    "US:TV-14, 14",
    "US:TV-Y7-FV, 7",
    "USA:Rated PG-13, 13",
    "Rated R, 17",
    "PG-13, 13",
    "GB:U, 0",
    "GB:PG, 8",
    "UK:12A, 12",
    "GB:R18, 18",
    "DE:FSK 0, 0",
    "DE:FSK 12, 12",
    "Germany:16, 16",
    "FR:TP, 0",
    "FR:U, 0",
    "FR:-12, 12",
    "FR:Tous publics, 0",
    "NL:AL, 0",
    "NL:9, 9",
    "AU:MA15+, 15",
    "AU:M, 15",
    "IT:VM14, 14",
    "IT:T, 0",
    "ES:A, 0",
    "IN:A, 18",
    "FI:K-16, 16",
    "SE:Btl, 0",
    "BR:L, 0",
    "PT:M/12, 12",
    "JP:R15+, 15",
    "HK:IIB, 15"
  })
  void knowsTheAgeOfACertificate(String certificate, int age) {
    assertThat(FilmFacts.minimumAge(List.of(certificate))).hasValue(age);
  }

  @ParameterizedTest
  @ValueSource(strings = {"US:NR", "Not Rated", "", ":", "US:", "DE:FSK 99", "1999", "XX:blue"})
  void knowsNoAgeWhereNoneIsSaid(String certificate) {
    assertThat(FilmFacts.minimumAge(List.of(certificate))).isEmpty();
  }

  @Test
  void takesTheStrictestOfSeveral() {
    assertThat(FilmFacts.minimumAge(List.of("US:PG", "DE:FSK 16", "FR:TP", "US:NR"))).hasValue(16);
    assertThat(FilmFacts.minimumAge(List.of())).isEmpty();
  }
}
