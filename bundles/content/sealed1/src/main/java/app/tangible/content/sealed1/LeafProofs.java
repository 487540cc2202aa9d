package app.tangible.content.sealed1;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Proofs that a run of leaves stands under a piece's hash. */
final class LeafProofs {

  private LeafProofs() {}

  /** See {@link app.tangible.content.PieceHashing#proofOf}. */
  static List<byte[]> of(List<byte[]> allLeaves, int height, int first, int count) {
    if (first < 0 || count < 1 || first > allLeaves.size() - count) {
      throw new IllegalArgumentException("no leaves " + first + " and " + count + " more");
    }
    List<byte[]> row = new ArrayList<>(allLeaves);
    while (row.size() < 1 << height) {
      row.add(new byte[MerkleTree.HASH_BYTES]);
    }
    List<byte[]> proof = new ArrayList<>();
    int from = first;
    int to = first + count - 1;
    for (int level = 0; level < height; level++) {
      if (from % 2 == 1) {
        proof.add(row.get(from - 1));
      }
      if (to % 2 == 0) {
        proof.add(row.get(to + 1));
      }
      row = above(row);
      from /= 2;
      to /= 2;
    }
    return proof;
  }

  /** The hash that leaves and proof make; empty where their count does not fit. */
  static Optional<byte[]> root(List<byte[]> leaves, int height, int first, List<byte[]> proof) {
    if (first + leaves.size() > 1 << height) {
      return Optional.empty();
    }
    List<byte[]> row = new ArrayList<>(leaves);
    int used = 0;
    int from = first;
    int to = first + leaves.size() - 1;
    for (int level = 0; level < height; level++) {
      if (used + from % 2 + 1 - to % 2 > proof.size()) {
        return Optional.empty();
      }
      if (from % 2 == 1) {
        row.addFirst(proof.get(used++));
      }
      if (to % 2 == 0) {
        row.addLast(proof.get(used++));
      }
      row = above(row);
      from /= 2;
      to /= 2;
    }
    return used == proof.size() ? Optional.of(row.getFirst()) : Optional.empty();
  }

  private static List<byte[]> above(List<byte[]> row) {
    MessageDigest sha256 = Hashes.sha256();
    List<byte[]> above = new ArrayList<>(row.size() / 2);
    for (int i = 0; i < row.size(); i += 2) {
      sha256.update(row.get(i));
      sha256.update(row.get(i + 1));
      above.add(sha256.digest());
    }
    return above;
  }
}
