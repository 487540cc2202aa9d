package app.tangible.transfer;

import java.util.function.Consumer;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Finds suppliers of a film. A bundle adds a way to get films by registering one: the CDN, homes of
 * the swarm, the house's own network, another project's swarm.
 *
 * <p>It is believed in nothing: whatever its suppliers deliver is verified by the transfer.
 */
@ConsumerType
public interface ChunkSource {

  /** For logs: {@code cdn}, {@code piece}. */
  String name();

  /**
   * Looks for suppliers until the handle is closed, and returns at once. A supplier that is found
   * is the transfer's, which closes it; the same one may be found again, under the same {@link
   * Supplier#name}. The handle closes those searches only.
   *
   * @param found safe for use by several threads; does not block
   */
  AutoCloseable search(Wanted film, Consumer<Supplier> found);
}
