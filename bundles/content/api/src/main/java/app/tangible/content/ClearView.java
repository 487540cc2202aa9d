package app.tangible.content;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The plaintext view of a film: an ordinary Matroska file of fixed length.
 *
 * <p>Not safe for use by several threads at once, except {@link #close}.
 */
@ProviderType
public interface ClearView extends AutoCloseable {

  /** Length of the view in bytes. */
  long size();

  /**
   * Reads at {@code position} until the target is full, the view ends, or a record ends.
   *
   * @return bytes read, at least 1, or -1 at or behind the end
   * @throws SealedFilmException when a record is not the one that was sealed here; nothing of that
   *     record reaches the target
   */
  int read(long position, ByteBuffer target) throws IOException;

  @Override
  void close();
}
