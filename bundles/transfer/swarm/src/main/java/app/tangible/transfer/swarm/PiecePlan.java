package app.tangible.transfer.swarm;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Which piece comes next. It knows neither clock nor network nor disk; whoever uses it guards it.
 *
 * <p>Pieces are handed out one at a time, lowest first, so that a slow connection never holds more
 * than one. When none is left to hand out, those that are out for long are handed out once more
 * (the end game), to {@value #MAX_HOLDERS} connections at most.
 */
final class PiecePlan {

  static final int MAX_HOLDERS = 3;

  private final int pieces;
  private final BitSet kept;
  private final BitSet free;
  private final Map<Integer, Deque<Long>> out = new HashMap<>();

  PiecePlan(int pieces, BitSet kept) {
    this.pieces = pieces;
    this.kept = (BitSet) kept.clone();
    free = new BitSet(pieces);
    free.set(0, pieces);
    free.andNot(kept);
  }

  /** The lowest piece that nobody has and nobody fetches. */
  OptionalInt fresh() {
    int piece = free.nextSetBit(0);
    return piece < 0 ? OptionalInt.empty() : OptionalInt.of(piece);
  }

  /** The piece that has been out for longest, where its newest holder has had its time. */
  OptionalInt hedge(long now, long patience) {
    return out.entrySet().stream()
        .filter(e -> mayHedge(e.getKey(), e.getValue()))
        .filter(e -> now - e.getValue().getLast() >= patience)
        .min((a, b) -> Long.compare(a.getValue().getFirst(), b.getValue().getFirst()))
        .map(e -> OptionalInt.of(e.getKey()))
        .orElse(OptionalInt.empty());
  }

  /** How long until {@link #hedge} may have an answer; empty where it never will. */
  OptionalLong nextHedge(long now, long patience) {
    return out.entrySet().stream()
        .filter(e -> mayHedge(e.getKey(), e.getValue()))
        .mapToLong(e -> Math.max(0, patience - (now - e.getValue().getLast())))
        .min();
  }

  /** A kept piece may be out still, until its slower holders have heard of it. */
  private boolean mayHedge(int piece, Deque<Long> holders) {
    return holders.size() < MAX_HOLDERS && !kept.get(piece);
  }

  void begin(int piece, long now) {
    free.clear(piece);
    out.computeIfAbsent(piece, p -> new ArrayDeque<>()).addLast(now);
  }

  /** One holder is done with it, whatever came of it. */
  void end(int piece, long begun) {
    Deque<Long> holders = out.get(piece);
    if (holders == null || !holders.remove(begun)) {
      throw new IllegalStateException("piece " + piece + " was not out");
    }
    if (holders.isEmpty()) {
      out.remove(piece);
      if (!kept.get(piece)) {
        free.set(piece);
      }
    }
  }

  /** True the first time. */
  boolean keep(int piece) {
    if (kept.get(piece)) {
      return false;
    }
    kept.set(piece);
    free.clear(piece);
    return true;
  }

  boolean whole() {
    return kept.cardinality() == pieces;
  }
}
