package app.tangible.transfer.swarm;

import app.tangible.transfer.PieceSet;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * All pieces, the rarest first, equals in an order of this transfer's own: so that homes that fetch
 * one film fetch different pieces of it, which they can then give each other.
 */
final class Rarity {

  private final int[] tie;
  private final int[] count;
  private int[] order;
  private int begin;

  Rarity(int pieces, long seed) {
    tie = IntStream.range(0, pieces).toArray();
    Random random = new Random(seed);
    for (int i = pieces - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = tie[i];
      tie[i] = tie[j];
      tie[j] = swapped;
    }
    count = new int[pieces];
    order = tie.clone();
  }

  /** Counts again who has what. */
  void count(List<PieceSet> sets) {
    java.util.Arrays.fill(count, 0);
    for (PieceSet set : sets) {
      BitSet has = set.among(count.length);
      for (int piece = has.nextSetBit(0); piece >= 0; piece = has.nextSetBit(piece + 1)) {
        count[piece]++;
      }
    }
    int most = sets.size();
    int[] next = new int[most + 2];
    for (int c : count) {
      next[c + 1]++;
    }
    for (int c = 1; c < next.length; c++) {
      next[c] += next[c - 1];
    }
    order = new int[count.length];
    for (int piece : tie) {
      order[next[count[piece]]++] = piece;
    }
    begin = 0;
  }

  int of(int piece) {
    return count[piece];
  }

  /** The rarest that passes; {@code -1} where none does. Those that are kept are passed over. */
  int first(BitSet kept, java.util.function.IntPredicate passes) {
    while (begin < order.length && kept.get(order[begin])) {
      begin++;
    }
    for (int i = begin; i < order.length; i++) {
      if (passes.test(order[i])) {
        return order[i];
      }
    }
    return -1;
  }
}
