package app.tangible.transfer;

import app.tangible.content.FilmId;
import app.tangible.content.PieceRoot;
import java.net.URI;
import java.util.List;

/**
 * Which bytes are wanted and who may have them.
 *
 * @param sources base addresses: {@code <source>/manifest} and {@code <source>/sealed} are fetched
 *     by HTTP, ranges for the second; http or https; at least one, tried together
 */
public record Wanted(FilmId film, PieceRoot root, long sealedBytes, List<URI> sources) {

  /** Copies. */
  public Wanted {
    sources = List.copyOf(sources);
    if (sources.isEmpty()) {
      throw new IllegalArgumentException("no source for film " + film);
    }
  }
}
