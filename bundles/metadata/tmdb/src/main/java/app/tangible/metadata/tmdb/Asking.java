package app.tangible.metadata.tmdb;

import app.tangible.metadata.FilmFacts;
import app.tangible.metadata.FilmQuery;
import app.tangible.metadata.FilmQuery.Episode;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What is known of a film, a series or an episode, in the reader's language or else in English. */
final class Asking {

  private static final String OF_A_FILM = "credits,release_dates,external_ids,images,videos";
  private static final String OF_A_SERIES = "credits,content_ratings,external_ids,images,videos";
  private static final String OF_AN_EPISODE = "credits";

  private final Client client;
  private final Finding finding;
  private final Pictures pictures;

  Asking(Client client, Pictures pictures) {
    this.client = client;
    this.pictures = pictures;
    finding = new Finding(client);
  }

  Optional<FilmFacts> facts(FilmQuery query) {
    OptionalLong number = finding.number(query);
    return number.isEmpty() ? Optional.empty() : facts(query, number.getAsLong());
  }

  private Optional<FilmFacts> facts(FilmQuery query, long number) {
    Language language = Language.of(query);
    String path = path(query, number);
    Optional<FilmFacts> facts =
        client
            .get(
                path,
                Map.of(
                    "language", language.tag(),
                    "append_to_response", appended(query),
                    "include_image_language", language.ofPictures(),
                    "include_video_language", language.ofPictures()))
            .map(answer -> new Details(answer, query.kind(), language, pictures).facts());
    boolean untranslated =
        facts.filter(known -> known.synopsis().isEmpty()).isPresent() && !language.isEnglish();
    return untranslated ? facts.map(known -> known.or(inEnglish(query, path))) : facts;
  }

  private FilmFacts inEnglish(FilmQuery query, String path) {
    return client
        .get(path, Map.of("language", "en-US"))
        .map(
            answer ->
                new Details(answer, query.kind(), new Language(java.util.Locale.US), pictures)
                    .facts())
        .orElseGet(() -> FilmFacts.from(TmdbSource.NAME).build());
  }

  private static String path(FilmQuery query, long number) {
    return switch (query.kind()) {
      case FILM -> "/movie/" + number;
      case SERIES -> "/tv/" + number;
      case EPISODE -> {
        Episode episode = query.episode().orElseThrow();
        yield "/tv/%d/season/%d/episode/%d".formatted(number, episode.season(), episode.number());
      }
    };
  }

  private static String appended(FilmQuery query) {
    return switch (query.kind()) {
      case FILM -> OF_A_FILM;
      case SERIES -> OF_A_SERIES;
      case EPISODE -> OF_AN_EPISODE;
    };
  }
}
