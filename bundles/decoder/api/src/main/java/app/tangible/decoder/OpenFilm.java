package app.tangible.decoder;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The plaintext view of a film, record by record through the decoder's pipe: an ordinary Matroska
 * file.
 *
 * <p>When the decoder's process dies, the next read starts it again and goes on. Used by one thread
 * at a time, except {@link #close}, which makes a blocked and every later read fail at once.
 */
@ProviderType
public interface OpenFilm extends AutoCloseable {

  /** Length in bytes. */
  long size();

  /**
   * At least 1 byte, or -1 at or behind the end.
   *
   * @throws RefusedException when the decoder refuses a part of the film, or to go on
   */
  int read(long position, ByteBuffer target) throws IOException;

  @Override
  void close();
}
