package app.tangible.host;

import java.util.Locale;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Hears in which language the household reads. Register it as an OSGi service: whoever lets a
 * person choose calls it once for the language that holds, and after each change.
 */
@ConsumerType
@FunctionalInterface
public interface LanguageListener {

  /** It holds from now on. Must return at once; may come twice. */
  void language(Locale locale);
}
