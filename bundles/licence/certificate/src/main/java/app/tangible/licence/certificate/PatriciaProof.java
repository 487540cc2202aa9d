package app.tangible.licence.certificate;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Proofs of inclusion in a Merkle-Patricia tree with hashed keys (yellow paper, appendix D), as
 * {@code eth_getProof} (EIP-1186) gives them. Every byte of every node is bound: by the hash in the
 * node above, by RLP's one spelling, and because no node may be left over.
 */
final class PatriciaProof {

  private static final int HASH_BYTES = 32;
  private static final int BRANCH_ITEMS = 17;
  private static final int SHORT_ITEMS = 2;

  private final UnaryOperator<byte[]> keccak;
  private final byte[] path;
  private final Iterator<byte[]> nodes;
  private int at;

  private PatriciaProof(UnaryOperator<byte[]> keccak, byte[] key, List<byte[]> nodes) {
    this.keccak = keccak;
    this.path = nibbles(keccak.apply(key), 0);
    this.nodes = nodes.iterator();
  }

  /**
   * The value of this key.
   *
   * @throws IllegalArgumentException when the nodes do not lead from the root to a value
   */
  static byte[] value(UnaryOperator<byte[]> keccak, byte[] root, byte[] key, List<byte[]> nodes) {
    PatriciaProof proof = new PatriciaProof(keccak, key, nodes);
    byte[] value = proof.from(root);
    if (proof.nodes.hasNext()) {
      throw new IllegalArgumentException("nodes are left over");
    }
    return value;
  }

  private byte[] from(byte[] root) {
    Rlp.Sequence node = next(root);
    while (true) {
      Rlp below;
      switch (node.items().size()) {
        case BRANCH_ITEMS -> below = branch(node);
        case SHORT_ITEMS -> {
          byte[] compact = node.text(0);
          if (follow(compact)) {
            return node.text(1);
          }
          below = node.items().get(1);
        }
        default -> throw new IllegalArgumentException("a node has 2 or 17 items");
      }
      node =
          switch (below) {
            // A node of less than 32 bytes stands in the one above itself.
            case Rlp.Sequence small -> small;
            case Rlp.Text(byte[] hash) -> next(hash);
          };
    }
  }

  private Rlp.Sequence next(byte[] hash) {
    if (hash.length != HASH_BYTES || !nodes.hasNext()) {
      throw new IllegalArgumentException("the way to the value ends");
    }
    byte[] encoded = nodes.next();
    if (!Arrays.equals(keccak.apply(encoded), hash)) {
      throw new IllegalArgumentException("a node is not the one that the node above names");
    }
    return Rlp.sequence(encoded);
  }

  private Rlp branch(Rlp.Sequence node) {
    if (at == path.length) {
      throw new IllegalArgumentException("the way to the value ends");
    }
    return node.items().get(path[at++]);
  }

  /** Goes along a compact path; whether it ends in a value. */
  private boolean follow(byte[] compact) {
    if (compact.length == 0 || (compact[0] & 0xff) >= 0x40) {
      throw new IllegalArgumentException("a node's path has a wrong form");
    }
    boolean leaf = (compact[0] & 0x20) != 0;
    boolean odd = (compact[0] & 0x10) != 0;
    if (!odd && (compact[0] & 0x0f) != 0) {
      throw new IllegalArgumentException("a node's path has a wrong form");
    }
    byte[] steps = nibbles(compact, odd ? 1 : 2);
    int end = at + steps.length;
    if (end > path.length
        || !Arrays.equals(path, at, end, steps, 0, steps.length)
        || leaf != (end == path.length)) {
      throw new IllegalArgumentException("the way leads to another key");
    }
    at = end;
    return leaf;
  }

  private static byte[] nibbles(byte[] bytes, int from) {
    byte[] nibbles = new byte[bytes.length * 2 - from];
    for (int i = from; i < bytes.length * 2; i++) {
      int two = bytes[i / 2] & 0xff;
      nibbles[i - from] = (byte) (i % 2 == 0 ? two >> 4 : two & 0x0f);
    }
    return nibbles;
  }
}
