package app.tangible.metadata;

import java.util.List;
import java.util.Optional;
import java.util.Set;
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

  /**
   * As {@link #ask}, saying also who answered, who could not and who was not asked. Blocks
   * likewise.
   */
  default Gathering gather(FilmQuery query) {
    return new Gathering(ask(query), Set.of(), Set.of());
  }

  /**
   * The sources that there are, best first; without those that are not {@link
   * MetadataSource#ready}.
   */
  default List<Source> sources() {
    return List.of();
  }

  /**
   * Calls the listener when a source comes, goes, falls into trouble or is out of it, until the
   * handle is closed. On any thread; must return at once.
   */
  default AutoCloseable onChange(Runnable listener) {
    return () -> {};
  }

  /**
   * One source.
   *
   * @param name its service property {@code metadata.source}, else the name of its class, in one
   *     line of at most 200 characters; stays the same over restarts
   * @param open whether it is asked now
   */
  record Source(String name, boolean open, Optional<SourceTrouble> trouble) {}
}
