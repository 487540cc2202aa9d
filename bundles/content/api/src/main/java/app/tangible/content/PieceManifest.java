package app.tangible.content;

import java.nio.ByteBuffer;
import java.util.ArrayList;
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

  /** Longest encoding that is read: a film of 4 TiB in pieces of 1 MiB. */
  public static final int MAX_ENCODED_BYTES = 128 << 20;

  private static final int MAGIC = 0x54504D31; // TPM1
  private static final int HEADER_BYTES = 4 + 4 + 8 + 16 + 32 + 4;

  /**
   * The wire form: "TPM1", uint32 piece bytes, uint64 sealed bytes, 16 bytes film id, 32 bytes
   * root, uint32 count, then 32 bytes a piece; big-endian.
   */
  public byte[] encode() {
    ByteBuffer out =
        ByteBuffer.allocate(HEADER_BYTES + 32 * pieces())
            .putInt(MAGIC)
            .putInt(pieceBytes)
            .putLong(sealedBytes)
            .put(film.bytes())
            .put(root.bytes())
            .putInt(pieces());
    pieceHashes.forEach(out::put);
    return out.array();
  }

  /**
   * Reads {@link #encode}'s form. It says nothing of the truth of the hashes: see {@link
   * PieceHashing#rootMatches}.
   *
   * @throws IllegalArgumentException on any other form
   */
  public static PieceManifest decode(byte[] encoded) {
    ByteBuffer in = ByteBuffer.wrap(encoded);
    if (encoded.length < HEADER_BYTES || in.getInt() != MAGIC) {
      throw new IllegalArgumentException("not a piece manifest of version 1");
    }
    int pieceBytes = in.getInt();
    long sealedBytes = in.getLong();
    byte[] film = new byte[16];
    in.get(film);
    byte[] root = new byte[32];
    in.get(root);
    int count = in.getInt();
    if (count < 0 || in.remaining() != count * 32L) {
      throw new IllegalArgumentException(
          "a piece manifest of " + encoded.length + " bytes cannot hold " + count + " pieces");
    }
    List<byte[]> hashes = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      byte[] hash = new byte[32];
      in.get(hash);
      hashes.add(hash);
    }
    return new PieceManifest(FilmId.of(film), PieceRoot.of(root), sealedBytes, pieceBytes, hashes);
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
