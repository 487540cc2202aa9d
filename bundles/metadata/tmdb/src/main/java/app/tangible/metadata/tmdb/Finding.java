package app.tangible.metadata.tmdb;

import app.tangible.metadata.FilmQuery;
import app.tangible.metadata.FilmQuery.Kind;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.StreamSupport;

/** Finds the database's own number of a film or a series. */
final class Finding {

  private static final int MAX_CLOSER_LOOKS = 3;

  private final Client client;

  Finding(Client client) {
    this.client = client;
  }

  OptionalLong number(FilmQuery query) {
    Map<String, String> ids = query.ids();
    String own = ids.getOrDefault("tmdb", "");
    if (own.matches("[1-9][0-9]{0,9}")) {
      return OptionalLong.of(Long.parseLong(own));
    }
    OptionalLong named = byName(query, "imdb_id", ids.getOrDefault("imdb", ""), "tt[0-9]{7,10}");
    if (named.isEmpty() && query.kind() != Kind.FILM) {
      named = byName(query, "tvdb_id", ids.getOrDefault("tvdb", ""), "[0-9]{1,9}");
    }
    return named.isPresent() ? named : byTitle(query);
  }

  private OptionalLong byName(FilmQuery query, String source, String id, String shape) {
    if (!id.matches(shape)) {
      return OptionalLong.empty();
    }
    Map<String, String> parameters =
        Map.of("external_source", source, "language", Language.of(query).tag());
    String results = query.kind() == Kind.FILM ? "movie_results" : "tv_results";
    return client
        .get("/find/" + id, parameters)
        .map(answer -> answer.path(results).path(0).path("id").asLong())
        .filter(number -> number > 0)
        .map(OptionalLong::of)
        .orElse(OptionalLong.empty());
  }

  private OptionalLong byTitle(FilmQuery query) {
    if (Titles.plain(query.title()).isEmpty()) {
      return OptionalLong.empty();
    }
    List<Candidate> ofTheYear = search(query, query.year());
    Optional<Candidate> meant = Candidate.meant(query.title(), query.year(), ofTheYear);
    if (meant.isEmpty() && query.year().isPresent()) {
      meant =
          Candidate.meant(query.title(), query.year(), search(query, OptionalInt.empty()))
              .or(() -> closerLook(query, ofTheYear));
    }
    return meant.map(candidate -> OptionalLong.of(candidate.id())).orElse(OptionalLong.empty());
  }

  private List<Candidate> search(FilmQuery query, OptionalInt year) {
    boolean film = query.kind() == Kind.FILM;
    Map<String, String> parameters = new HashMap<>();
    parameters.put("query", query.title());
    parameters.put("language", Language.of(query).tag());
    parameters.put("include_adult", "false");
    year.ifPresent(
        value -> parameters.put(film ? "year" : "first_air_date_year", String.valueOf(value)));
    return client
        .get(film ? "/search/movie" : "/search/tv", parameters)
        .map(Candidate::of)
        .orElse(List.of());
  }

  /** A title in a third language: the search knows it, but answers with others. */
  private Optional<Candidate> closerLook(FilmQuery query, List<Candidate> found) {
    String wanted = Titles.plain(query.title());
    return found.stream()
        .filter(candidate -> candidate.within(1, query.year()))
        .limit(MAX_CLOSER_LOOKS)
        .filter(candidate -> bears(query, candidate, wanted))
        .findFirst();
  }

  private boolean bears(FilmQuery query, Candidate candidate, String wanted) {
    boolean film = query.kind() == Kind.FILM;
    String path = (film ? "/movie/" : "/tv/") + candidate.id() + "/alternative_titles";
    JsonNode titles =
        client
            .get(path, Map.of())
            .map(answer -> answer.path(film ? "titles" : "results"))
            .orElse(com.fasterxml.jackson.databind.node.MissingNode.getInstance());
    return StreamSupport.stream(titles.spliterator(), false)
        .map(title -> Titles.plain(title.path("title").asText("")))
        .anyMatch(wanted::equals);
  }
}
