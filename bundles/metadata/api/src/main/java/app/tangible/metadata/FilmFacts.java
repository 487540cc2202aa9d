package app.tangible.metadata;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Facts to show beside a film. Empty text means unknown.
 *
 * @param source who says so, shown to people
 */
public record FilmFacts(
    String source, String synopsis, List<String> cast, List<String> genres, Optional<URI> poster) {

  /** Copies. */
  public FilmFacts {
    cast = List.copyOf(cast);
    genres = List.copyOf(genres);
  }
}
