package app.tangible.content;

import java.util.List;

/**
 * What a downloader must know to verify a sealed film piece by piece: the hashes of one layer of
 * its Merkle tree, each covering one piece of {@code pieceBytes}.
 *
 * <p>The tree is BEP 52's: SHA-256, leaves of 16 KiB (the last may be short), missing leaves are 32
 * zero bytes, the layer padded up with the hash of an all-padding subtree.
 */
public record PieceManifest(
    FilmId film, PieceRoot root, long sealedBytes, int pieceBytes, List<byte[]> pieceHashes) {

  /**
   * Copies the list; refuses a count that does not fit the length, or a piece size that is no power
   * of two.
   */
  public PieceManifest {
    if (pieceBytes < 16_384 || Integer.bitCount(pieceBytes) != 1) {
      throw new IllegalArgumentException(
          "a piece has a power of two of at least 16384 bytes, got " + pieceBytes);
    }
    if (sealedBytes <= 0 || pieceHashes.size() != (sealedBytes + pieceBytes - 1) / pieceBytes) {
      throw new IllegalArgumentException(
          pieceHashes.size()
              + " pieces of "
              + pieceBytes
              + " bytes do not make "
              + sealedBytes
              + " bytes");
    }
    pieceHashes = pieceHashes.stream().map(byte[]::clone).toList();
  }

  /** How many pieces there are. */
  public int pieces() {
    return pieceHashes.size();
  }

  /** Length of one piece; the last may be short. */
  public int lengthOf(int piece) {
    return (int) Math.min(pieceBytes, sealedBytes - (long) piece * pieceBytes);
  }
}
