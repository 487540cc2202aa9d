package app.tangible.metadata;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which film, series or episode is asked about.
 *
 * @param title of an episode, its series' title
 * @param year of first release, of an episode its series' first year; empty when unknown
 * @param language BCP 47 tag of the person who reads
 * @param episode of which episode of the series, exactly when the kind is {@link Kind#EPISODE}
 * @param ids what others call it, as far as known: {@code imdb} ({@code tt0032138}), {@code tmdb},
 *     {@code tvdb}; of an episode those of its series
 * @param file where it lies, when it is a file or, for a series, a folder of this household
 */
public record FilmQuery(
    Kind kind,
    String title,
    OptionalInt year,
    String language,
    Optional<Episode> episode,
    Map<String, String> ids,
    Optional<Path> file) {

  /** What is asked about. */
  public enum Kind {
    FILM,
    SERIES,
    EPISODE
  }

  /**
   * Which episode.
   *
   * @param season 0 for specials
   * @param number from 1; 0 is an episode before the first
   */
  public record Episode(int season, int number) {

    /** Neither is negative. */
    public Episode {
      if (season < 0 || number < 0) {
        throw new IllegalArgumentException("season " + season + ", episode " + number);
      }
    }
  }

  /** Copies. */
  public FilmQuery {
    ids = Map.copyOf(ids);
    if (episode.isPresent() != (kind == Kind.EPISODE)) {
      throw new IllegalArgumentException(kind + " with the episode " + episode);
    }
  }

  /** A film of which no more is known. */
  public static FilmQuery film(String title, OptionalInt year, String language) {
    return new FilmQuery(
        Kind.FILM, title, year, language, Optional.empty(), Map.of(), Optional.empty());
  }
}
