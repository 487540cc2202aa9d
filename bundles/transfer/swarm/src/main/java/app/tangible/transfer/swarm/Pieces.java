package app.tangible.transfer.swarm;

import app.tangible.content.PieceManifest;
import app.tangible.transfer.Chunk;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * Which chunks are kept, and which are out with whom. It knows neither clock nor network nor disk;
 * whoever uses it guards it.
 *
 * <p>A piece is fetched as one, or, once it was split, in chunks of {@value #SPLIT_LEAVES} leaves
 * that each have a proof.
 */
final class Pieces {

  static final int MAX_HOLDERS = 3;
  static final int SPLIT_LEAVES = 16;

  private final PieceManifest manifest;
  private final BitSet kept;
  private final IntPredicate begun;
  private final BitSet free;
  private final Map<Integer, BitSet> leaves = new HashMap<>();
  private final Map<Integer, List<Errand>> out = new HashMap<>();

  /**
   * Those kept.
   *
   * @param begun whether some of a piece is there that is verified with the rest of it only
   */
  Pieces(PieceManifest manifest, BitSet kept, IntPredicate begun) {
    this.manifest = manifest;
    this.begun = begun;
    this.kept = (BitSet) kept.clone();
    free = new BitSet(manifest.pieces());
    free.set(0, manifest.pieces());
    free.andNot(kept);
  }

  int count() {
    return manifest.pieces();
  }

  boolean isKept(int piece) {
    return kept.get(piece);
  }

  BitSet kept() {
    return (BitSet) kept.clone();
  }

  /** Nobody has it and nobody fetches any of it. */
  boolean isFree(int piece) {
    return free.get(piece);
  }

  int nextFree(int from) {
    return free.nextSetBit(from);
  }

  /** Nobody has or fetches any of it: parts may be asked for. */
  boolean mayBeSplit(int piece) {
    return free.get(piece) && !begun.test(piece);
  }

  boolean isSplit(int piece) {
    return leaves.containsKey(piece);
  }

  /** From now on it may be fetched in parts. */
  void split(int piece) {
    leaves.putIfAbsent(piece, new BitSet());
  }

  Chunk whole(int piece) {
    return Chunk.whole(manifest, piece);
  }

  /** The parts of a split piece that nobody has, in order. */
  List<Chunk> missing(int piece) {
    int all = Chunk.leaves(manifest, piece);
    BitSet have = leaves.get(piece);
    List<Chunk> parts = new ArrayList<>();
    for (int first = 0; first < all; first += SPLIT_LEAVES) {
      int count = Math.min(SPLIT_LEAVES, all - first);
      if (have.nextClearBit(first) < first + count) {
        parts.add(Chunk.part(manifest, piece, first, count));
      }
    }
    return parts;
  }

  List<Errand> holders(int piece) {
    return out.getOrDefault(piece, List.of());
  }

  /** Those who fetch this chunk, or all of its piece. */
  List<Errand> holders(Chunk chunk) {
    return holders(chunk.piece()).stream()
        .filter(e -> e.chunk().whole() || e.chunk().firstLeaf() == chunk.firstLeaf())
        .toList();
  }

  /** Whole pieces that are out. */
  Iterable<Map.Entry<Integer, List<Errand>>> out() {
    return out.entrySet();
  }

  List<Errand> underWay() {
    return out.values().stream().flatMap(List::stream).toList();
  }

  void begin(Errand errand) {
    free.clear(errand.piece());
    out.computeIfAbsent(errand.piece(), p -> new ArrayList<>()).add(errand);
  }

  /** One holder is done with it, whatever came of it. */
  void end(Errand errand) {
    List<Errand> holders = out.get(errand.piece());
    if (holders == null || !holders.remove(errand)) {
      throw new IllegalStateException("piece " + errand.piece() + " was not out");
    }
    if (holders.isEmpty()) {
      out.remove(errand.piece());
      if (!kept.get(errand.piece())) {
        free.set(errand.piece());
      }
    }
  }

  /** Whether the chunk is new. */
  boolean isNew(Chunk chunk) {
    if (kept.get(chunk.piece())) {
      return false;
    }
    return chunk.whole()
        || !Optional.ofNullable(leaves.get(chunk.piece()))
            .map(have -> have.nextClearBit(chunk.firstLeaf()))
            .filter(gap -> gap >= chunk.firstLeaf() + chunk.leaves())
            .isPresent();
  }

  /** Notes a verified chunk; true when its piece is whole by it. */
  boolean keep(Chunk chunk) {
    int piece = chunk.piece();
    if (kept.get(piece)) {
      return false;
    }
    if (!chunk.whole()) {
      BitSet have = leaves.computeIfAbsent(piece, p -> new BitSet());
      have.set(chunk.firstLeaf(), chunk.firstLeaf() + chunk.leaves());
      if (have.cardinality() < Chunk.leaves(manifest, piece)) {
        return false;
      }
    }
    leaves.remove(piece);
    kept.set(piece);
    free.clear(piece);
    return true;
  }

  /** Whether all these bytes are kept. */
  boolean has(long offset, int length) {
    long at = offset;
    while (at < offset + length) {
      int piece = (int) (at / manifest.pieceBytes());
      long begin = (long) piece * manifest.pieceBytes();
      if (!kept.get(piece)) {
        BitSet have = leaves.get(piece);
        int leaf = (int) ((at - begin) / Chunk.LEAF_BYTES);
        if (have == null || !have.get(leaf)) {
          return false;
        }
        at = begin + (leaf + 1L) * Chunk.LEAF_BYTES;
      } else {
        at = begin + manifest.pieceBytes();
      }
    }
    return true;
  }

  boolean whole() {
    return kept.cardinality() == manifest.pieces();
  }
}
