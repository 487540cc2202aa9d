package app.tangible.content;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import org.osgi.annotation.versioning.ProviderType;

/** Opens a sealed film for reading. Runs inside the protected decoder only. */
@ProviderType
public interface ContentOpener {

  /**
   * Reads and verifies the index: format, signature, root, length of the file.
   *
   * @param sealed the sealed bytes; owned by the view after success, closed with it
   * @param keys owned by the view after success, wiped with it
   * @throws SealedFilmException naming the check that failed
   * @throws IOException when the bytes cannot be read
   */
  ClearView open(
      SeekableByteChannel sealed,
      FilmId film,
      MasterHash expected,
      PublisherKey publisher,
      KeySet keys)
      throws IOException;
}
