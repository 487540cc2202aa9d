package app.tangible.metadata;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Extension point: tells what it knows of a film, a series or an episode. Register it as an OSGi
 * service; it is asked off the UI thread. Among several the one of the highest {@code
 * service.ranking} is believed first: files beside the film have 300, The Movie Database 200.
 */
@ConsumerType
@FunctionalInterface
public interface MetadataSource {

  /**
   * What is known of it, or empty; better nothing than a guess. Called with a time limit, by
   * several threads; may block.
   */
  Optional<FilmFacts> lookUp(FilmQuery query);
}
