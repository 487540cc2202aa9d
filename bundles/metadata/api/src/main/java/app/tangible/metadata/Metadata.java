package app.tangible.metadata;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** What all {@link MetadataSource}s together know. Safe for use by several threads. */
@ProviderType
public interface Metadata {

  /**
   * Asks every source at once; blocks until all have answered, or the time limit. A source that
   * throws, hangs or knows nothing is left out.
   *
   * @return best first: by {@code service.ranking}, then the source that was there first
   */
  List<FilmFacts> ask(FilmQuery query);

  /** All that they know as one: each fact from the best source that has it. Blocks likewise. */
  default Optional<FilmFacts> best(FilmQuery query) {
    return ask(query).stream().reduce(FilmFacts::or);
  }
}
