package app.tangible.pilot;

import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;

/** One thing that the pilot can ask of a center. */
@ConsumerType
public interface Command {

  /** The word in {@code {"do": word}}. */
  String word();

  /**
   * Does it and returns what is answered, as JSON values; an exception is answered as a problem.
   */
  Map<String, Object> run(Map<String, String> arguments) throws Exception;
}
