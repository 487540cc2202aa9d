package app.tangible.licence.certificate;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/** The Merkle tree of RFC 9162, section 2.1, with SHA-256. */
final class MerkleTree {

  /** A tree of fewer than 2^53 leaves is no higher. */
  static final int MAX_PATH = 53;

  private static final byte LEAF = 0x00;
  private static final byte NODE = 0x01;

  /** From the leaf hashes up to the root; a node without a sibling moves up unchanged. */
  private final List<List<byte[]>> levels = new ArrayList<>();

  private MerkleTree(List<byte[]> leafHashes) {
    List<byte[]> level = leafHashes;
    levels.add(level);
    while (level.size() > 1) {
      List<byte[]> above = new ArrayList<>((level.size() + 1) / 2);
      for (int i = 0; i + 1 < level.size(); i += 2) {
        above.add(node(level.get(i), level.get(i + 1)));
      }
      if (level.size() % 2 == 1) {
        above.add(level.getLast());
      }
      levels.add(above);
      level = above;
    }
  }

  /** A tree of one or more leaf hashes. */
  static MerkleTree of(List<byte[]> leafHashes) {
    if (leafHashes.isEmpty()) {
      throw new IllegalArgumentException("a batch has at least one certificate");
    }
    return new MerkleTree(List.copyOf(leafHashes));
  }

  static byte[] leafHash(byte[] leaf) {
    return sha256(new byte[] {LEAF}, leaf);
  }

  byte[] root() {
    return levels.getLast().getFirst().clone();
  }

  /** The inclusion proof of a leaf (RFC 9162, 2.1.3.1). */
  List<byte[]> path(int index) {
    List<byte[]> path = new ArrayList<>();
    int position = index;
    for (List<byte[]> level : levels.subList(0, levels.size() - 1)) {
      int sibling = position ^ 1;
      if (sibling < level.size()) {
        path.add(level.get(sibling));
      }
      position >>= 1;
    }
    return path;
  }

  /** Verifies an inclusion proof by the steps of RFC 9162, 2.1.3.2. */
  static boolean includes(
      byte[] leafHash, long leafIndex, long treeSize, List<byte[]> path, byte[] root) {
    // 1. Compare leaf_index against tree_size. If leaf_index >= tree_size, fail.
    if (leafIndex < 0 || leafIndex >= treeSize) {
      return false;
    }
    // 2. Set two variables: fn to leaf_index, sn to tree_size - 1.
    long fn = leafIndex;
    long sn = treeSize - 1;
    // 3. Set r to hash.
    byte[] r = leafHash;
    // 4. For each value p in the inclusion_path array:
    for (byte[] p : path) {
      // 4.a If sn is 0, stop the iteration and fail.
      if (sn == 0) {
        return false;
      }
      // 4.b If LSB(fn) is set, or if fn is equal to sn:
      if ((fn & 1) == 1 || fn == sn) {
        // 4.b.i Set r to HASH(0x01 || p || r).
        r = node(p, r);
        // 4.b.ii If LSB(fn) is not set, right-shift both until LSB(fn) is set or fn is 0.
        while ((fn & 1) == 0 && fn != 0) {
          fn >>= 1;
          sn >>= 1;
        }
      } else {
        // Otherwise: set r to HASH(0x01 || r || p).
        r = node(r, p);
      }
      // 4.c Right-shift both fn and sn one time.
      fn >>= 1;
      sn >>= 1;
    }
    // 5. Compare sn to 0. Compare r against the root_hash.
    return sn == 0 && MessageDigest.isEqual(r, root);
  }

  /** Verifies a consistency proof by the steps of RFC 9162, 2.1.4.2. */
  static boolean isConsistent(
      long first, byte[] firstHash, long second, byte[] secondHash, List<byte[]> proof) {
    // Before the steps: an empty tree is the beginning of all and proves nothing; two trees of one
    // size are the same tree or not.
    if (first < 1 || first > second) {
      return false;
    }
    if (first == second) {
      return proof.isEmpty() && MessageDigest.isEqual(firstHash, secondHash);
    }
    // 1. If consistency_path is an empty array, stop and fail.
    if (proof.isEmpty()) {
      return false;
    }
    // 2. If first is an exact power of 2, prepend first_hash.
    List<byte[]> path = new ArrayList<>(proof);
    if (Long.bitCount(first) == 1) {
      path.addFirst(firstHash);
    }
    // 3. Set fn to first - 1 and sn to second - 1.
    long fn = first - 1;
    long sn = second - 1;
    // 4. If LSB(fn) is set, right-shift both until LSB(fn) is not set.
    while ((fn & 1) == 1) {
      fn >>= 1;
      sn >>= 1;
    }
    // 5. Set both fr and sr to the first value.
    byte[] fr = path.getFirst();
    byte[] sr = path.getFirst();
    // 6. For each subsequent value c:
    for (byte[] c : path.subList(1, path.size())) {
      // 6.a If sn is 0, stop and fail.
      if (sn == 0) {
        return false;
      }
      // 6.b If LSB(fn) is set, or if fn is equal to sn:
      if ((fn & 1) == 1 || fn == sn) {
        // 6.b.i, ii Set fr to HASH(0x01 || c || fr), sr to HASH(0x01 || c || sr).
        fr = node(c, fr);
        sr = node(c, sr);
        // 6.b.iii If LSB(fn) is not set, right-shift both until LSB(fn) is set or fn is 0.
        while ((fn & 1) == 0 && fn != 0) {
          fn >>= 1;
          sn >>= 1;
        }
      } else {
        // Otherwise: set sr to HASH(0x01 || sr || c).
        sr = node(sr, c);
      }
      // 6.c Right-shift both fn and sn one time.
      fn >>= 1;
      sn >>= 1;
    }
    // 7. Verify fr against first_hash, sr against second_hash, and that sn is 0.
    return sn == 0 && MessageDigest.isEqual(fr, firstHash) && MessageDigest.isEqual(sr, secondHash);
  }

  static byte[] node(byte[] left, byte[] right) {
    return sha256(new byte[] {NODE}, left, right);
  }

  private static byte[] sha256(byte[]... parts) {
    MessageDigest digest = Ed25519.sha256();
    for (byte[] part : parts) {
      digest.update(part);
    }
    return digest.digest();
  }
}
