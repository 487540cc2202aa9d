package app.tangible.content.sealed1;

import java.security.MessageDigest;
import java.util.function.Consumer;

/** Cuts a stream of bytes into leaves of 16 KiB, the last of them short, and hashes each. */
final class LeafHashes {

  static final int LEAF_BYTES = 16_384;

  private final MessageDigest sha256 = Hashes.sha256();
  private final Consumer<byte[]> leaves;
  private int filled;

  LeafHashes(Consumer<byte[]> leaves) {
    this.leaves = leaves;
  }

  void add(byte[] bytes, int offset, int length) {
    int at = offset;
    int left = length;
    while (left > 0) {
      int here = Math.min(left, LEAF_BYTES - filled);
      sha256.update(bytes, at, here);
      at += here;
      left -= here;
      filled += here;
      if (filled == LEAF_BYTES) {
        end();
      }
    }
  }

  /** Ends a short last leaf. */
  void end() {
    if (filled > 0) {
      filled = 0;
      leaves.accept(sha256.digest());
    }
  }
}
