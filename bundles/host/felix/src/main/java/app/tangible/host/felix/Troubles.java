package app.tangible.host.felix;

import app.tangible.host.Plugin.Trouble;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Map.Entry;

/** Of which kind a problem is, by the words in which this bundle tells it. */
final class Troubles {

  private static final Map<String, Trouble> WORDS = new LinkedHashMap<>();

  static {
    WORDS.put("no whole jar", Trouble.NOT_WHOLE);
    WORDS.put("cannot be read", Trouble.NOT_WHOLE);
    WORDS.put("is being written", Trouble.NOT_WHOLE);
    WORDS.put("no bundle:", Trouble.NO_PLUGIN);
    WORDS.put("is larger than", Trouble.NO_PLUGIN);
    WORDS.put("is the same plug-in", Trouble.TWIN);
    WORDS.put("the name of a bundle of the product", Trouble.FORBIDDEN);
    WORDS.put("does not name", Trouble.FORBIDDEN);
    WORDS.put("ties itself", Trouble.FORBIDDEN);
    WORDS.put("exports the product's own", Trouble.FORBIDDEN);
    WORDS.put("nothing here exports", Trouble.OTHER_VERSION);
    WORDS.put("did not start within", Trouble.HANGS);
    WORDS.put("failed", Trouble.FAILED);
    WORDS.put("waits for", Trouble.WAITS);
  }

  private Troubles() {}

  static Trouble of(String problem) {
    return WORDS.entrySet().stream()
        .filter(words -> problem.contains(words.getKey()))
        .map(Entry::getValue)
        .findFirst()
        .orElse(Trouble.FAILED);
  }
}
