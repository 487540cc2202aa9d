package app.tangible.transfer;

import app.tangible.content.PieceManifest;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A film, or what is verified of one, that this house can give to others. Safe for use by several
 * threads.
 */
@ProviderType
public interface SharedFilm extends AutoCloseable {

  /** What it is; verified. */
  PieceManifest manifest();

  /** Which pieces are here now. */
  PieceSet has();

  /**
   * Fills the buffer with the sealed film's bytes from there on.
   *
   * @throws IOException where they are not here, or the film is gone
   */
  void read(long offset, ByteBuffer into) throws IOException;

  /** Calls back when {@link #has} grew, until closed; the action does not block. */
  AutoCloseable onHave(Runnable changed);

  @Override
  void close();
}
