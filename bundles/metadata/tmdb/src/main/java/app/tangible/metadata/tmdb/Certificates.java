package app.tangible.metadata.tmdb;

import app.tangible.metadata.FilmQuery.Kind;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The certificates of the reader's country and of boards that are well kept there. Not of all
 * countries: anybody may enter one, and the strictest of forty is always 18.
 */
final class Certificates {

  private static final List<String> BOARDS = List.of("US", "GB", "DE", "FR", "NL", "IE", "AU");
  private static final int THEATRICAL = 3;

  private Certificates() {}

  static List<String> of(JsonNode answer, Kind kind, Language language) {
    Set<String> countries = new LinkedHashSet<>(List.of(language.country()));
    countries.addAll(BOARDS);
    JsonNode results =
        kind == Kind.FILM
            ? answer.path("release_dates").path("results")
            : answer.path("content_ratings").path("results");
    List<String> certificates = new ArrayList<>();
    for (String country : countries) {
      for (JsonNode result : results) {
        String printed = printed(result, kind);
        if (result.path("iso_3166_1").asText("").equals(country) && !printed.isEmpty()) {
          certificates.add(country + ":" + printed);
          break;
        }
      }
    }
    return certificates;
  }

  /** Of several releases in a country the one in cinemas. */
  private static String printed(JsonNode result, Kind kind) {
    if (kind != Kind.FILM) {
      return result.path("rating").asText("").strip();
    }
    String any = "";
    for (JsonNode release : result.path("release_dates")) {
      String printed = release.path("certification").asText("").strip();
      if (!printed.isEmpty() && (any.isEmpty() || release.path("type").asInt() == THEATRICAL)) {
        any = printed;
      }
    }
    return any.length() > 40 ? "" : any;
  }
}
