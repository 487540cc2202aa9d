package app.tangible.host;

import java.nio.file.Path;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The one folder of this running product, {@code $TANGIBLE_HOME/<product>}, locked by this process.
 *
 * <p>A capability keeps its files in a folder of its own below it and nowhere else.
 */
@ProviderType
public interface ProductHome {

  /** The product's name: {@code center}, {@code server} or {@code seeder}. */
  String product();

  /** A folder of this name below the home, made (mode 0700) when it is missing. */
  Path folder(String name);

  /** Where the distribution's read-only files lie: bundles, decoder, contracts. */
  Path distribution();
}
