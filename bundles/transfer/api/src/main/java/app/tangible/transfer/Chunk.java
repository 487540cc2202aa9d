package app.tangible.transfer;

import app.tangible.content.PieceManifest;

/**
 * A run of whole leaves of one piece, the unit that a {@link Supplier} is asked for.
 *
 * @param piece its number
 * @param firstLeaf within the piece
 * @param leaves how many; the last one of a film may be short
 * @param offset of its first byte in the sealed film
 * @param length in bytes
 * @param whole whether it is all of the piece
 */
public record Chunk(int piece, int firstLeaf, int leaves, long offset, int length, boolean whole) {

  /** Bytes of a leaf of the film's tree (BEP 52). */
  public static final int LEAF_BYTES = 16_384;

  /** Refuses what lies outside of any piece. */
  public Chunk {
    if (piece < 0 || firstLeaf < 0 || leaves < 1 || offset < 0 || length < 1) {
      throw new IllegalArgumentException(
          "no chunk: piece " + piece + ", leaves " + firstLeaf + " and " + leaves + " more");
    }
  }

  /** All of a piece. */
  public static Chunk whole(PieceManifest manifest, int piece) {
    return part(manifest, piece, 0, leaves(manifest, piece));
  }

  /**
   * Some leaves of a piece.
   *
   * @throws IllegalArgumentException where the piece does not have them
   */
  public static Chunk part(PieceManifest manifest, int piece, int firstLeaf, int leaves) {
    if (piece < 0 || piece >= manifest.pieces()) {
      throw new IllegalArgumentException("no piece " + piece + " of " + manifest.pieces());
    }
    int all = leaves(manifest, piece);
    if (firstLeaf < 0 || leaves < 1 || firstLeaf > all - leaves) {
      throw new IllegalArgumentException(
          "piece " + piece + " has no " + leaves + " leaves from " + firstLeaf);
    }
    int begin = firstLeaf * LEAF_BYTES;
    int length = Math.min(leaves * LEAF_BYTES, manifest.lengthOf(piece) - begin);
    long offset = (long) piece * manifest.pieceBytes() + begin;
    return new Chunk(piece, firstLeaf, leaves, offset, length, leaves == all);
  }

  /** How many leaves a piece has. */
  public static int leaves(PieceManifest manifest, int piece) {
    return Math.ceilDiv(manifest.lengthOf(piece), LEAF_BYTES);
  }
}
