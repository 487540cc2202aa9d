package app.tangible.metadata.tmdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tangible.metadata.FilmFacts;
import app.tangible.metadata.FilmQuery;
import app.tangible.metadata.FilmQuery.Kind;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TmdbSourceTest {

  private static final String TITLE = "The Lighthouse Keepers Clock";

  private TestDatabase database;
  private TmdbSource source;

  @BeforeEach
  void start() throws IOException {
    database =
        new TestDatabase()
            .file("/search/movie", 200, "search-movie.json")
            .file("/search/tv", 200, "search-tv.json")
            .file("/movie/7001", 200, "movie.json")
            .file("/tv/8001", 200, "tv.json")
            .file("/tv/8001/season/1/episode/2", 200, "episode.json");
    source = database.source();
  }

  @AfterEach
  void stop() {
    source.close();
    database.close();
  }

  private static FilmQuery named(Kind kind, String id, String value) {
    return new FilmQuery(
        kind,
        "x",
        OptionalInt.empty(),
        "en",
        kind == Kind.EPISODE ? Optional.of(new FilmQuery.Episode(1, 2)) : Optional.empty(),
        Map.of(id, value),
        Optional.empty());
  }

  private Optional<FilmFacts> film(String title, int year) {
    return source.lookUp(
        FilmQuery.film(title, year == 0 ? OptionalInt.empty() : OptionalInt.of(year), "en-GB"));
  }

  @Test
  void tellsAllThatIsKnownOfAFilm() {
    FilmFacts facts = film(TITLE, 2011).orElseThrow();

    assertThat(facts)
        .isEqualTo(
            FilmFacts.from("TMDB")
                .title("The Lighthouse Keeper's Clock")
                .originalTitle("L'horloge du gardien")
                .year(2011)
                .tagline("Time is a tide.")
                .synopsis("A keeper finds a clock that runs backwards.")
                .cast(
                    List.of(
                        new FilmFacts.Role(
                            "Ada Actor",
                            "The Keeper",
                            Optional.of(URI.create("https://pictures.example/t/p/w185/ada.jpg"))),
                        new FilmFacts.Role("Bo Player", "", Optional.empty())))
                .directors(List.of("Dee Rector"))
                .genres(List.of("Drama", "Mystery"))
                .studios(List.of("Small House"))
                .rating(7.2)
                .certificates(List.of("US:PG-13", "FR:TP"))
                .length(Duration.ofMinutes(97))
                .ids(Map.of("tmdb", "7001", "imdb", "tt7654321"))
                .poster(URI.create("https://pictures.example/t/p/w500/p.jpg"))
                .backdrop(URI.create("https://pictures.example/t/p/original/b.jpg"))
                .logo(URI.create("https://pictures.example/t/p/w500/logo-en.png"))
                .trailer(URI.create("https://www.youtube.com/watch?v=AbCdEf_1234"))
                .build());
    assertThat(database.requests())
        .first()
        .asString()
        .startsWith("/search/movie")
        .contains("language=en-GB", "query=The+Lighthouse+Keepers+Clock", "year=2011");
  }

  @ParameterizedTest
  @CsvSource({
    "L’Horloge du Gardien, 2011",
    "the lighthouse keeper's clock, 2010",
    "Lighthouse Keeper's Clock, 2012",
    "The Lighthouse Keeper Clock, 2011",
    "The Lighthouse Keeper's Clock, 0",
  })
  void findsTheOneThatIsMeant(String title, int year) {
    assertThat(film(title, year).map(FilmFacts::ids))
        .hasValueSatisfying(ids -> assertThat(ids).containsEntry("tmdb", "7001"));
  }

  @ParameterizedTest
  @CsvSource({
    "The Lighthouse Keeper's Clock, 1990",
    "The Lighthouse Keeper's Clock 3, 2011",
    "The Lighthouse, 2011",
    "Something else, 2011",
    "Not yet, 2011",
    "'…', 2011",
    "The Lighthouse Keeper Clock, 0",
  })
  void guessesNothing(String title, int year) {
    assertThat(film(title, year)).isEmpty();
  }

  @Test
  void knowsATitleInAThirdLanguage() {
    database.file("/movie/7001/alternative_titles", 200, "alternative-titles.json");

    assertThat(film("Die Uhr des Leuchtturmwaerters", 2011)).isEmpty();
    assertThat(film("Die Uhr des Leuchtturmwärters", 2011)).isPresent();
    assertThat(film("灯台守の時計", 2011)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"FILM", "SERIES", "EPISODE"})
  void goesByTheNumberWhereItIsNamed(Kind kind) {
    String number = kind == Kind.FILM ? "7001" : "8001";

    assertThat(source.lookUp(named(kind, "tmdb", number))).isPresent();
    assertThat(database.requests()).noneMatch(request -> request.startsWith("/search"));
  }

  @Test
  void findsByTheNameThatImdbGives() {
    database.answer(
        "/find/tt7654321",
        exchange ->
            TestDatabase.send(
                exchange, 200, "{\"movie_results\":[{\"id\":7001}],\"tv_results\":[]}".getBytes()));

    assertThat(source.lookUp(named(Kind.FILM, "imdb", "tt7654321"))).isPresent();
    assertThat(database.requests()).first().asString().contains("external_source=imdb_id");
  }

  @Test
  void findsASeriesByTheNameThatTvdbGives() {
    database.answer(
        "/find/290001",
        exchange ->
            TestDatabase.send(exchange, 200, "{\"tv_results\":[{\"id\":8001}]}".getBytes()));

    assertThat(source.lookUp(named(Kind.SERIES, "tvdb", "290001"))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"../account", "7001?x=y", "", "-1", "0", "7001/../7"})
  void asksForNoNumberThatIsNone(String number) {
    source.lookUp(named(Kind.FILM, "tmdb", number));

    assertThat(database.requests()).allMatch(request -> request.startsWith("/search/movie"));
  }

  @Test
  void tellsOfASeries() {
    FilmFacts facts =
        source
            .lookUp(
                new FilmQuery(
                    Kind.SERIES,
                    "Harbour",
                    OptionalInt.of(2015),
                    "de",
                    Optional.empty(),
                    Map.of(),
                    Optional.empty()))
            .orElseThrow();

    assertThat(facts.title()).isEqualTo("Harbour");
    assertThat(facts.studios()).containsExactly("Sea TV");
    assertThat(facts.certificates()).containsExactly("DE:12", "US:TV-14");
    assertThat(facts.length()).isEqualTo(Duration.ofMinutes(52));
    assertThat(facts.ids())
        .isEqualTo(Map.of("tmdb", "8001", "imdb", "tt4440001", "tvdb", "290001"));
  }

  @Test
  void tellsOfAnEpisode() {
    FilmFacts facts =
        source
            .lookUp(
                new FilmQuery(
                    Kind.EPISODE,
                    "Harbour",
                    OptionalInt.empty(),
                    "en",
                    Optional.of(new FilmQuery.Episode(1, 2)),
                    Map.of(),
                    Optional.empty()))
            .orElseThrow();

    assertThat(facts.title()).isEqualTo("Low Tide");
    assertThat(facts.year()).hasValue(2015);
    assertThat(facts.directors()).containsExactly("Per Director");
    assertThat(facts.ids()).isEmpty();
    assertThat(facts.poster()).isEmpty();
    assertThat(facts.backdrop())
        .hasValue(URI.create("https://pictures.example/t/p/original/still.jpg"));
  }

  @Test
  void saysInEnglishWhatIsNotTranslated() {
    database
        .file("/movie/7001", 200, "movie-untranslated.json")
        .file("/movie/7001?api_key=" + TestDatabase.KEY + "&language=en-US", 200, "movie.json");

    FilmFacts facts =
        source
            .lookUp(FilmQuery.film("L'horloge du gardien", OptionalInt.of(2011), "fr-FR"))
            .orElseThrow();

    assertThat(facts.title()).isEqualTo("Le Silence");
    assertThat(facts.genres()).containsExactly("Drame");
    assertThat(facts.synopsis()).startsWith("A keeper finds");
  }

  @Test
  void remembersWhatItWasTold() {
    film(TITLE, 2011);
    film("Something else", 2011);
    int asked = database.requests().size();

    assertThat(film(TITLE, 2011)).isPresent();
    assertThat(film("Something else", 2011)).isEmpty();
    assertThat(database.requests()).hasSize(asked);
  }

  @Test
  void sendsAnOldKeyInTheAddressAndATokenInAHeader() {
    film(TITLE, 2011);
    assertThat(database.tokens()).containsOnly("null");

    database.tokens().clear();
    try (Closing other = new Closing(database.source("eyJ.a-token_.x", 20_000, 1_048_576))) {
      other.source.lookUp(FilmQuery.film(TITLE, OptionalInt.of(2011), "en"));
    }
    assertThat(database.tokens()).containsOnly("Bearer eyJ.a-token_.x");
    assertThat(database.requests()).noneMatch(request -> request.contains("eyJ"));
  }

  private record Closing(TmdbSource source) implements AutoCloseable {
    @Override
    public void close() {
      source.close();
    }
  }

  @Test
  void asksNobodyWithoutAKey() {
    try (Closing silent = new Closing(database.source(" ", 20_000, 1_048_576))) {
      assertThat(silent.source.lookUp(named(Kind.FILM, "tmdb", "7001"))).isEmpty();
    }
    assertThat(database.requests()).isEmpty();
  }

  @Test
  void usesTheUsualPlaceOfPicturesWhereNoneIsTold() {
    database.answer(
        "/configuration", exchange -> TestDatabase.send(exchange, 200, "{}".getBytes()));

    assertThat(film(TITLE, 2011).flatMap(FilmFacts::poster))
        .hasValue(URI.create("https://image.tmdb.org/t/p/w780/p.jpg"));
  }

  @Test
  void refusesSettingsThatMakeNoSense() {
    assertThatThrownBy(() -> database.source("a key with spaces", 100, 4_096))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(".key")
        .hasMessageNotContaining("spaces");
    assertThatThrownBy(() -> database.source("k", 1, 4_096)).hasMessageContaining("timeoutMillis");
    assertThatThrownBy(
            () -> new TmdbSource(new TestDatabase.Settings("k", "ftp://x", 50, 1_000, 4_096)))
        .hasMessageContaining("address");
    assertThat(Key.of("secret").orElseThrow().toString()).doesNotContain("secret");
  }
}
