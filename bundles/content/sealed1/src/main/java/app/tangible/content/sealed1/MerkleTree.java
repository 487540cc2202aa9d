package app.tangible.content.sealed1;

import java.security.DigestException;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A binary SHA-256 tree that is fed hash after hash and holds only the left edge of it: 32 bytes a
 * level, whatever the file's length.
 */
final class MerkleTree {

  static final int HASH_BYTES = 32;

  private record Node(int level, byte[] hash) {}

  private final MessageDigest sha256 = Hashes.sha256();
  private final Deque<Node> edge = new ArrayDeque<>();
  private final int baseLevel;
  private long count;

  /**
   * @param baseLevel how many levels above the 16 KiB leaves the hashes stand that will be added
   */
  MerkleTree(int baseLevel) {
    this.baseLevel = baseLevel;
  }

  void add(byte[] hash) {
    count++;
    push(new Node(baseLevel, hash));
  }

  private void push(Node added) {
    Node right = added;
    for (Node left = edge.peekLast();
        left != null && left.level == right.level;
        left = edge.peekLast()) {
      edge.removeLast();
      right = new Node(left.level + 1, pair(left.hash, right.hash));
    }
    edge.addLast(right);
  }

  /** The root of the smallest full tree over what was added. */
  byte[] root() {
    return root(baseLevel + ceilLog2(count));
  }

  /** The root at {@code level}; what is missing is filled with leaves of 32 zero bytes. */
  byte[] root(int level) {
    while (edge.size() > 1 || edge.getLast().level < level) {
      int last = edge.getLast().level;
      push(new Node(last, padding(last)));
    }
    return edge.getLast().hash;
  }

  private byte[] padding(int level) {
    byte[] hash = new byte[HASH_BYTES];
    for (int i = 0; i < level; i++) {
      hash = pair(hash, hash);
    }
    return hash;
  }

  private byte[] pair(byte[] left, byte[] right) {
    byte[] parent = new byte[HASH_BYTES];
    sha256.update(left);
    sha256.update(right);
    try {
      sha256.digest(parent, 0, parent.length);
    } catch (DigestException e) {
      throw new IllegalStateException(e);
    }
    return parent;
  }

  static int ceilLog2(long count) {
    return count <= 1 ? 0 : 64 - Long.numberOfLeadingZeros(count - 1);
  }
}
