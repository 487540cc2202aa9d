package app.tangible.transfer.swarm;

import app.tangible.content.FilmId;
import app.tangible.content.PieceHashing;
import app.tangible.content.PieceManifest;
import app.tangible.content.PieceRoot;
import app.tangible.content.sealed1.Bep52PieceHashing;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The tree of BEP 52, written plainly from its text for these tests. */
final class TreeHashing implements PieceHashing {

  private static final int LEAF = 16_384;

  private final PieceHashing real = new Bep52PieceHashing();

  @Override
  public PieceManifest manifestOf(FilmId film, Path sealed, int pieceBytes) throws IOException {
    return manifestOf(film, Files.readAllBytes(sealed), pieceBytes);
  }

  static PieceManifest manifestOf(FilmId film, byte[] bytes, int pieceBytes) {
    List<byte[]> pieces = new ArrayList<>();
    for (int at = 0; at < bytes.length; at += pieceBytes) {
      pieces.add(
          piece(ByteBuffer.wrap(bytes, at, Math.min(pieceBytes, bytes.length - at)), pieceBytes));
    }
    PieceRoot root = PieceRoot.of(root(pieces, pieceBytes));
    return new PieceManifest(film, root, bytes.length, pieceBytes, pieces);
  }

  @Override
  public boolean rootMatches(PieceManifest manifest) {
    return Arrays.equals(
        root(manifest.pieceHashes(), manifest.pieceBytes()), manifest.root().bytes());
  }

  @Override
  public boolean pieceMatches(PieceManifest manifest, int piece, ByteBuffer bytes) {
    return bytes.remaining() == manifest.lengthOf(piece)
        && Arrays.equals(
            piece(bytes.duplicate(), manifest.pieceBytes()), manifest.pieceHashes().get(piece));
  }

  @Override
  public List<byte[]> proofOf(
      PieceManifest manifest, int piece, ByteBuffer bytes, int firstLeaf, int leaves) {
    return real.proofOf(manifest, piece, bytes, firstLeaf, leaves);
  }

  @Override
  public boolean leavesMatch(
      PieceManifest manifest, int piece, int firstLeaf, ByteBuffer bytes, List<byte[]> proof) {
    return real.leavesMatch(manifest, piece, firstLeaf, bytes, proof);
  }

  private static byte[] piece(ByteBuffer bytes, int pieceBytes) {
    List<byte[]> leaves = new ArrayList<>();
    while (bytes.hasRemaining()) {
      byte[] leaf = new byte[Math.min(LEAF, bytes.remaining())];
      bytes.get(leaf);
      leaves.add(sha256(leaf));
    }
    while (leaves.size() < pieceBytes / LEAF) {
      leaves.add(new byte[32]);
    }
    return up(leaves);
  }

  private static byte[] root(List<byte[]> pieces, int pieceBytes) {
    List<byte[]> padding = new ArrayList<>();
    for (int i = 0; i < pieceBytes / LEAF; i++) {
      padding.add(new byte[32]);
    }
    byte[] pad = up(padding);
    List<byte[]> layer = new ArrayList<>(pieces);
    while (Integer.bitCount(layer.size()) != 1) {
      layer.add(pad);
    }
    return up(layer);
  }

  private static byte[] up(List<byte[]> layer) {
    List<byte[]> row = layer;
    while (row.size() > 1) {
      List<byte[]> above = new ArrayList<>();
      for (int i = 0; i < row.size(); i += 2) {
        above.add(sha256(row.get(i), row.get(i + 1)));
      }
      row = above;
    }
    return row.getFirst();
  }

  private static byte[] sha256(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
