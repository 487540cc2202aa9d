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
   *
   * @throws MetadataException when it cannot answer now: it is asked again, later and by itself.
   *     Whatever else it throws counts against this question alone
   */
  Optional<FilmFacts> lookUp(FilmQuery query);

  /**
   * Whether it can be asked at all: not, say, while it lacks a key of the household. Must return at
   * once; what it says holds until the service comes anew.
   */
  default boolean ready() {
    return true;
  }
}
