package app.tangible.transfer.swarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PiecePlanTest {

  private static final long PATIENCE = 50;

  /** What one connection of the simulation does. */
  private record Held(int piece, long begun, long until, boolean fails) {}

  /**
   * Connections of random speed that fail at random: every piece is kept once, none is handed out
   * afresh while it is out, never to more than three, and all of them come to an end.
   */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233, 377, 610, 987})
  void everyPieceIsKeptOnceWhateverConnectionsDo(long seed) {
    for (int round = 0; round < 40; round++) {
      simulate(new Random(seed * 1_000 + round));
    }
  }

  private static void simulate(Random random) {
    int pieces = random.nextInt(1, 120);
    int connections = random.nextInt(1, 9);
    BitSet kept = new BitSet();
    for (int i = 0; i < pieces; i++) {
      kept.set(i, random.nextInt(4) == 0);
    }
    PiecePlan plan = new PiecePlan(pieces, kept);
    int[] speeds = random.ints(connections, 1, 200).toArray();
    Held[] held = new Held[connections];
    Map<Integer, Integer> holders = new HashMap<>();
    BitSet done = (BitSet) kept.clone();
    List<Integer> fresh = new ArrayList<>();
    long now = 0;
    while (!plan.whole()) {
      assertThat(now).as("time").isLessThan(1_000_000);
      for (int c = 0; c < connections; c++) {
        Held mine = held[c];
        if (mine != null && now >= mine.until()) {
          held[c] = null;
          holders.merge(mine.piece(), -1, Integer::sum);
          if (!mine.fails()) {
            assertThat(plan.keep(mine.piece())).isEqualTo(!done.get(mine.piece()));
            done.set(mine.piece());
          }
          plan.end(mine.piece(), mine.begun());
        }
        if (held[c] == null) {
          held[c] = take(plan, now, speeds[c], random, holders, done, fresh);
        }
      }
      now++;
    }
    assertThat(done.cardinality()).isEqualTo(pieces);
  }

  private static Held take(
      PiecePlan plan,
      long now,
      int speed,
      Random random,
      Map<Integer, Integer> holders,
      BitSet done,
      List<Integer> fresh) {
    OptionalInt piece = plan.fresh();
    if (piece.isPresent()) {
      assertThat(holders.getOrDefault(piece.getAsInt(), 0)).as("holders").isZero();
      fresh.add(piece.getAsInt());
    } else {
      piece = plan.hedge(now, PATIENCE);
      if (piece.isEmpty()) {
        return null;
      }
      assertThat(holders.get(piece.getAsInt())).isBetween(1, PiecePlan.MAX_HOLDERS - 1);
    }
    assertThat(done.get(piece.getAsInt())).as("fetched though kept").isFalse();
    plan.begin(piece.getAsInt(), now);
    holders.merge(piece.getAsInt(), 1, Integer::sum);
    return new Held(
        piece.getAsInt(), now, now + random.nextInt(1, speed + 1), random.nextInt(5) == 0);
  }

  @Test
  void handsOutTheLowestFirst() {
    BitSet kept = new BitSet();
    kept.set(0, 2);
    PiecePlan plan = new PiecePlan(4, kept);
    assertThat(plan.fresh()).hasValue(2);
    plan.begin(2, 0);
    assertThat(plan.fresh()).hasValue(3);
    plan.end(2, 0);
    assertThat(plan.fresh()).hasValue(2);
  }

  @Test
  void handsTheOldestOutOnceMoreWhenItsTimeIsOver() {
    PiecePlan plan = new PiecePlan(2, new BitSet());
    plan.begin(0, 0);
    plan.begin(1, 10);
    assertThat(plan.hedge(PATIENCE - 1, PATIENCE)).isEmpty();
    assertThat(plan.nextHedge(PATIENCE - 1, PATIENCE)).hasValue(1);
    assertThat(plan.hedge(PATIENCE + 20, PATIENCE)).hasValue(0);
    plan.begin(0, PATIENCE + 20);
    assertThat(plan.hedge(PATIENCE + 20, PATIENCE)).hasValue(1);
  }

  @Test
  void refusesWhatWasNotOut() {
    PiecePlan plan = new PiecePlan(2, new BitSet());
    assertThatThrownBy(() -> plan.end(0, 0)).isInstanceOf(IllegalStateException.class);
  }
}
