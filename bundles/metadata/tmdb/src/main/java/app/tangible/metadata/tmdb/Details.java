package app.tangible.metadata.tmdb;

import app.tangible.metadata.FilmFacts;
import app.tangible.metadata.FilmFacts.Role;
import app.tangible.metadata.FilmQuery.Kind;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads the answer about one film, series or episode. */
final class Details {

  private static final int MAX_CAST = 40;
  private static final int MAX_NAMES = 8;
  private static final int MAX_MINUTES = 6_000;

  private final JsonNode answer;
  private final Kind kind;
  private final Language language;
  private final Pictures pictures;

  Details(JsonNode answer, Kind kind, Language language, Pictures pictures) {
    this.answer = answer;
    this.kind = kind;
    this.language = language;
    this.pictures = pictures;
  }

  FilmFacts facts() {
    FilmFacts.Builder facts =
        FilmFacts.from(TmdbSource.NAME)
            .title(text("title", "name"))
            .originalTitle(text("original_title", "original_name"))
            .tagline(text("tagline"))
            .synopsis(text("overview"))
            .cast(cast())
            .directors(directors())
            .genres(names("genres"))
            .studios(studios())
            .rating(rating())
            .certificates(Certificates.of(answer, kind, language))
            .length(length())
            .ids(ids());
    Year.of(text("release_date", "first_air_date", "air_date")).ifPresent(facts::year);
    pictures.poster(text("poster_path")).ifPresent(facts::poster);
    pictures.backdrop(text("backdrop_path", "still_path")).ifPresent(facts::backdrop);
    logo().ifPresent(facts::logo);
    trailer().ifPresent(facts::trailer);
    return facts.build();
  }

  private String text(String... fields) {
    return Stream.of(fields)
        .map(field -> answer.path(field).asText("").strip())
        .filter(text -> !text.isEmpty() && !text.equals("null"))
        .findFirst()
        .orElse("");
  }

  private static Stream<JsonNode> each(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  private List<String> names(String field) {
    return each(answer.path(field))
        .map(entry -> entry.path("name").asText("").strip())
        .filter(name -> !name.isEmpty())
        .distinct()
        .limit(MAX_NAMES)
        .toList();
  }

  private List<String> studios() {
    List<String> networks = names("networks");
    return networks.isEmpty() ? names("production_companies") : networks;
  }

  private List<Role> cast() {
    JsonNode credits = answer.path("credits");
    return Stream.concat(each(credits.path("cast")), each(credits.path("guest_stars")))
        .filter(person -> !person.path("name").asText("").isBlank())
        .sorted(Comparator.comparingInt(person -> person.path("order").asInt(Integer.MAX_VALUE)))
        .limit(MAX_CAST)
        .map(
            person ->
                new Role(
                    person.path("name").asText(""),
                    person.path("character").asText(""),
                    pictures.portrait(person.path("profile_path").asText(""))))
        .toList();
  }

  private List<String> directors() {
    JsonNode crew = answer.path("credits").path("crew");
    return each(crew.isMissingNode() ? answer.path("crew") : crew)
        .filter(person -> person.path("job").asText("").equals("Director"))
        .map(person -> person.path("name").asText("").strip())
        .filter(name -> !name.isEmpty())
        .distinct()
        .limit(MAX_NAMES)
        .toList();
  }

  private double rating() {
    double rating = answer.path("vote_average").asDouble();
    return answer.path("vote_count").asLong() > 0 && rating >= 0 && rating <= 10 ? rating : 0;
  }

  private Duration length() {
    int minutes = answer.path("runtime").asInt(answer.path("episode_run_time").path(0).asInt());
    return minutes > 0 && minutes <= MAX_MINUTES ? Duration.ofMinutes(minutes) : Duration.ZERO;
  }

  /** None of an episode: the query's are those of its series. */
  private Map<String, String> ids() {
    Map<String, String> ids = new HashMap<>();
    if (kind != Kind.EPISODE) {
      put(ids, "tmdb", text("id"), "[1-9][0-9]{0,9}");
      put(ids, "imdb", text("imdb_id"), "tt[0-9]{7,10}");
      JsonNode external = answer.path("external_ids");
      put(ids, "imdb", external.path("imdb_id").asText(""), "tt[0-9]{7,10}");
      put(ids, "tvdb", external.path("tvdb_id").asText(""), "[1-9][0-9]{0,8}");
    }
    return ids;
  }

  private static void put(Map<String, String> ids, String name, String id, String shape) {
    if (id.matches(shape)) {
      ids.putIfAbsent(name, id);
    }
  }

  private Optional<URI> logo() {
    return Stream.of(language.code(), "en", "null", "")
        .flatMap(
            wanted ->
                each(answer.path("images").path("logos"))
                    .filter(logo -> logo.path("iso_639_1").asText("").equals(wanted)))
        .flatMap(logo -> pictures.logo(logo.path("file_path").asText("")).stream())
        .findFirst();
  }

  private Optional<URI> trailer() {
    return Stream.of(language.code(), "en")
        .flatMap(
            wanted ->
                each(answer.path("videos").path("results"))
                    .filter(video -> video.path("iso_639_1").asText("").equals(wanted)))
        .filter(video -> video.path("type").asText("").equals("Trailer"))
        .filter(video -> video.path("site").asText("").equals("YouTube"))
        .map(video -> video.path("key").asText(""))
        .filter(key -> key.matches("[A-Za-z0-9_-]{6,20}"))
        .map(key -> URI.create("https://www.youtube.com/watch?v=" + key))
        .findFirst();
  }
}
