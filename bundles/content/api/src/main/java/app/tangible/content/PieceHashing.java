package app.tangible.content;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
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

  /**
   * The hashes that, with the leaves {@code firstLeaf} to {@code firstLeaf + leaves - 1} of a
   * piece, hash up to the piece's hash: from the leaves up, on each level the one left of the run,
   * then the one right of it, where the run does not begin or end at a pair.
   *
   * @param bytes all of the piece, position to limit; left as it was
   */
  List<byte[]> proofOf(
      PieceManifest manifest, int piece, ByteBuffer bytes, int firstLeaf, int leaves);

  /**
   * Whether {@code bytes} (position to limit, left as it was) are the leaves of a piece from {@code
   * firstLeaf} on, by a proof that may come from anybody.
   */
  boolean leavesMatch(
      PieceManifest manifest, int piece, int firstLeaf, ByteBuffer bytes, List<byte[]> proof);
}
