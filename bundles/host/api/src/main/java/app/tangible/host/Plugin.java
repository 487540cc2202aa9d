package app.tangible.host;

import java.util.List;
import java.util.Optional;

/**
 * One jar of the plug-in folder.
 *
 * @param file the jar's file name
 * @param name symbolic name and version, or the file name where the jar has none
 * @param problem empty when live; else what is wrong and what to do, in English, for its author
 * @param trouble of which kind the problem is, for a page to say in the reader's language
 * @param adds the extension points of its services, without their package: {@code MetadataSource}
 */
public record Plugin(
    String file,
    String name,
    Optional<String> problem,
    Optional<Trouble> trouble,
    List<String> adds) {

  /** What may be wrong with a jar. */
  public enum Trouble {
    /** It is no whole jar; copied again it may be one. */
    NOT_WHOLE,
    /** It is a jar, but no plug-in. */
    NO_PLUGIN,
    /** Another file is the same plug-in. */
    TWIN,
    /** It wants more of the product than a plug-in may have. */
    FORBIDDEN,
    /** It was built for another version of the product. */
    OTHER_VERSION,
    /** It did not start in time. */
    HANGS,
    /** It failed. */
    FAILED,
    /** It is there, but a part of it waits for something. */
    WAITS
  }

  /** Copies. */
  public Plugin {
    adds = List.copyOf(adds);
    if (problem.isPresent() != trouble.isPresent()) {
      throw new IllegalArgumentException("problem " + problem + ", but trouble " + trouble);
    }
  }

  /** Whether its services are live. */
  public boolean live() {
    return problem.isEmpty();
  }
}
