package app.tangible.content.sealed1;

import app.tangible.content.FilmId;
import app.tangible.content.PieceHashing;
import app.tangible.content.PieceManifest;
import app.tangible.content.PieceRoot;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/**
 * The tree of BitTorrent v2 (BEP 52, "pieces root" and "piece layers").
 *
 * <p>A film that fits into one piece has no piece layer there; here its one piece hash is the root.
 */
@Component
public final class Bep52PieceHashing implements PieceHashing {

  private static final int BUFFER_BYTES = 1 << 18;

  @Override
  public PieceManifest manifestOf(FilmId film, Path sealed, int pieceBytes) throws IOException {
    if (pieceBytes < LeafHashes.LEAF_BYTES || Integer.bitCount(pieceBytes) != 1) {
      throw new IllegalArgumentException(
          "a piece has a power of two of at least 16384 bytes, got " + pieceBytes);
    }
    try (FileChannel in = FileChannel.open(sealed)) {
      long size = in.size();
      if (size == 0) {
        throw Refused.length("an empty file is no sealed film");
      }
      List<byte[]> pieces = new ArrayList<>();
      byte[] buffer = new byte[Math.min(pieceBytes, BUFFER_BYTES)];
      for (long at = 0; at < size; at += pieceBytes) {
        pieces.add(pieceHash(in, at, Math.min(pieceBytes, size - at), size, pieceBytes, buffer));
      }
      PieceRoot root = PieceRoot.of(root(pieces, size, pieceBytes));
      return new PieceManifest(film, root, size, pieceBytes, pieces);
    }
  }

  private static byte[] pieceHash(
      FileChannel in, long start, long length, long size, int pieceBytes, byte[] buffer)
      throws IOException {
    MerkleTree tree = new MerkleTree(0);
    LeafHashes leaves = new LeafHashes(tree::add);
    for (long done = 0; done < length; ) {
      int here = (int) Math.min(buffer.length, length - done);
      int read = in.read(ByteBuffer.wrap(buffer, 0, here), start + done);
      if (read < 0) {
        throw new EOFException("the file became shorter while it was hashed");
      }
      leaves.add(buffer, 0, read);
      done += read;
    }
    leaves.end();
    return tree.root(pieceLevel(size, pieceBytes));
  }

  @Override
  public boolean rootMatches(PieceManifest manifest) {
    byte[] root = root(manifest.pieceHashes(), manifest.sealedBytes(), manifest.pieceBytes());
    return MessageDigest.isEqual(root, manifest.root().bytes());
  }

  private static byte[] root(List<byte[]> pieces, long size, int pieceBytes) {
    MerkleTree tree = new MerkleTree(pieceLevel(size, pieceBytes));
    pieces.forEach(tree::add);
    return tree.root();
  }

  @Override
  public boolean pieceMatches(PieceManifest manifest, int piece, ByteBuffer bytes) {
    if (piece < 0 || piece >= manifest.pieces() || bytes.remaining() != manifest.lengthOf(piece)) {
      return false;
    }
    MerkleTree tree = new MerkleTree(0);
    LeafHashes leaves = new LeafHashes(tree::add);
    hash(bytes, leaves);
    byte[] hash = tree.root(pieceLevel(manifest.sealedBytes(), manifest.pieceBytes()));
    return MessageDigest.isEqual(hash, manifest.pieceHashes().get(piece));
  }

  @Override
  public List<byte[]> proofOf(
      PieceManifest manifest, int piece, ByteBuffer bytes, int firstLeaf, int leaves) {
    if (bytes.remaining() != manifest.lengthOf(piece)) {
      throw new IllegalArgumentException("piece " + piece + " has not " + bytes.remaining());
    }
    return LeafProofs.of(leaves(bytes), level(manifest), firstLeaf, leaves);
  }

  @Override
  public boolean leavesMatch(
      PieceManifest manifest, int piece, int firstLeaf, ByteBuffer bytes, List<byte[]> proof) {
    if (piece < 0 || piece >= manifest.pieces() || firstLeaf < 0 || !bytes.hasRemaining()) {
      return false;
    }
    long begin = (long) firstLeaf * LeafHashes.LEAF_BYTES;
    long end = begin + bytes.remaining();
    boolean whole = bytes.remaining() % LeafHashes.LEAF_BYTES == 0;
    if (end > manifest.lengthOf(piece) || !whole && end < manifest.lengthOf(piece)) {
      return false;
    }
    return LeafProofs.root(leaves(bytes), level(manifest), firstLeaf, proof)
        .filter(hash -> MessageDigest.isEqual(hash, manifest.pieceHashes().get(piece)))
        .isPresent();
  }

  private static List<byte[]> leaves(ByteBuffer bytes) {
    List<byte[]> hashes = new ArrayList<>();
    LeafHashes leaves = new LeafHashes(hashes::add);
    hash(bytes, leaves);
    return hashes;
  }

  private static void hash(ByteBuffer bytes, LeafHashes leaves) {
    if (bytes.hasArray()) {
      leaves.add(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
    } else {
      byte[] buffer = new byte[LeafHashes.LEAF_BYTES];
      ByteBuffer rest = bytes.duplicate();
      while (rest.hasRemaining()) {
        int here = Math.min(buffer.length, rest.remaining());
        rest.get(buffer, 0, here);
        leaves.add(buffer, 0, here);
      }
    }
    leaves.end();
  }

  private static int level(PieceManifest manifest) {
    return pieceLevel(manifest.sealedBytes(), manifest.pieceBytes());
  }

  /** Levels between the leaves and the piece layer; a film of one piece is its own small tree. */
  private static int pieceLevel(long size, int pieceBytes) {
    long leaves = Math.ceilDiv(Math.min(size, pieceBytes), (long) LeafHashes.LEAF_BYTES);
    return MerkleTree.ceilLog2(leaves);
  }
}
