package app.tangible.content;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.osgi.annotation.versioning.ProviderType;

/** The Merkle tree over a sealed film's bytes (BEP 52 shape, 16 KiB leaves). */
@ProviderType
public interface PieceHashing {

  /** Reads the file once and returns its manifest. */
  PieceManifest manifestOf(FilmId film, Path sealed, int pieceBytes) throws IOException;

  /**
   * Whether the piece layer hashes up to the root. A foreign manifest must pass this before any
   * use.
   */
  boolean rootMatches(PieceManifest manifest);

  /**
   * Whether {@code bytes} (position to limit) are piece number {@code piece}; leaves the buffer as
   * it was.
   */
  boolean pieceMatches(PieceManifest manifest, int piece, ByteBuffer bytes);
}
