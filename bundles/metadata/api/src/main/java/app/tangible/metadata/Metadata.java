package app.tangible.metadata;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** What all {@link MetadataSource}s together know. Safe for use by several threads. */
@ProviderType
public interface Metadata {

  /**
   * Asks every source at once; blocks until all have answered, or the time limit. A source that
   * throws, hangs or knows nothing is left out.
   */
  List<FilmFacts> ask(FilmQuery query);
}
