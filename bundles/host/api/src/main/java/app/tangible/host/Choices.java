package app.tangible.host;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What the household chose on the screen for the settings of other parts: it stands over the
 * configuration files, which a person writes and the product never does. Safe for use by several
 * threads.
 *
 * <p>Restriction: a part takes a change of its configuration as it takes any: some live, most by
 * starting anew. What a page offers here is named by the part's README.
 */
@ProviderType
public interface Choices {

  /**
   * What the part is told now for this key: the choice, else what the files say; empty where its
   * own default holds.
   *
   * @param pid of the configuration, {@code app.tangible.transfer.swarm}
   */
  Optional<Object> value(String pid, String key);

  /**
   * Chooses; on disk when the call returns, and told to the part at once.
   *
   * @param value a {@code String}, {@code Boolean}, {@code Long} or {@code Double}
   * @throws IllegalArgumentException for what is no pid, no key, no such value, or a configuration
   *     of the host itself
   * @throws NotAllowedException where the {@link HouseRules} refuse it
   * @throws java.io.UncheckedIOException when it cannot be kept; nothing has changed then
   */
  void choose(String pid, String key, Object value);

  /** Takes a choice back: what the files say holds again. As {@link #choose} otherwise. */
  void forget(String pid, String key);
}
