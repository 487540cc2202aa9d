package app.tangible.decoder;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A sealed film that is still on its way: its file has its full length, and holes. Called by the
 * thread that opens or reads the film.
 */
@ConsumerType
public interface Arriving {

  /** Where the bytes lie now: it is renamed when it is whole. */
  Path file();

  /**
   * Waits until these sealed bytes are in the file; they are played next.
   *
   * @return false when they are not there in time
   * @throws IOException when they will not come
   */
  boolean await(long sealedOffset, int length, Duration limit) throws IOException;
}
