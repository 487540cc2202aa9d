package app.tangible.metadata;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Extension point: tells what it knows of a film. Register it as an OSGi service; it is asked off
 * the UI thread.
 */
@ConsumerType
@FunctionalInterface
public interface MetadataSource {

  /** What is known of the film, or empty. Called with a time limit; may block. */
  Optional<FilmFacts> lookUp(FilmQuery query);
}
