package app.tangible.transfer.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.transfer.Chunk;
import app.tangible.transfer.Cost;
import app.tangible.transfer.PieceSet;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In simulated time, the same for the same seed. */
class PickerTest {

  private static final long MEGABYTE = 1_000_000;
  private static final long FILM_SPEED = 2 * MEGABYTE;

  private static BitSet bits(int from, int to) {
    BitSet bits = new BitSet();
    bits.set(from, to);
    return bits;
  }

  /** Homes of random speed with random parts of the film, some of which die; one stays with all. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233, 377, 610, 987})
  void finishesWhenOneHasTheRestAndAsksForNothingTwiceButHedges(long seed) {
    for (int round = 0; round < 6; round++) {
      Random random = new Random(seed * 100 + round);
      int count = random.nextInt(1, 150);
      Simulation swarm = new Simulation(count, seed);
      swarm.add(
          SimulatedSupplier.home("all", random.nextLong(MEGABYTE, 9 * MEGABYTE), PieceSet.all()));
      List<SimulatedSupplier> others = new ArrayList<>();
      for (int i = random.nextInt(8); i > 0; i--) {
        BitSet some = new BitSet();
        random.ints(count, 0, count).forEach(some::set);
        others.add(
            SimulatedSupplier.home(
                "home " + i, random.nextLong(50_000, 9 * MEGABYTE), PieceSet.of(some)));
        swarm.add(others.getLast());
      }
      for (int tick = 0; !swarm.whole(); tick++) {
        assertThat(tick)
            .as("twentieths of a second, seed %d round %d", seed, round)
            .isLessThan(20 * 1_200);
        swarm.tick();
        if (random.nextInt(60) == 0 && !others.isEmpty()) {
          swarm.kill(others.removeLast());
        }
      }
      asksForNothingTwiceButHedges(swarm);
    }
  }

  private static void asksForNothingTwiceButHedges(Simulation swarm) {
    Map<String, List<Errand>> perChunk = new HashMap<>();
    for (Errand errand : swarm.asked) {
      Chunk chunk = errand.chunk();
      perChunk
          .computeIfAbsent(chunk.piece() + "/" + chunk.firstLeaf(), k -> new ArrayList<>())
          .add(errand);
    }
    for (List<Errand> errands : perChunk.values()) {
      for (int i = 1; i < errands.size(); i++) {
        Errand before = errands.get(i - 1);
        // Another source, or the same one again after it failed; never at once.
        assertThat(errands.get(i).begun() - before.begun()).isGreaterThanOrEqualTo(100_000_000L);
      }
    }
  }

  /** Plays at the film's speed as soon as a second is there; gives the seconds it had to wait. */
  private static double play(Simulation swarm, long from, double seconds) {
    double at = from;
    double waited = 0;
    double step = FILM_SPEED / 20.0;
    for (int tick = 0; tick < seconds * 20; tick++) {
      swarm.head.moved((long) at, swarm.now);
      swarm.tick();
      long end = Math.min((long) (at + step), swarm.manifest.sealedBytes());
      if (swarm.pieces.has((long) at, (int) (end - (long) at))) {
        at = Math.min(at + step, swarm.manifest.sealedBytes() - 1.0);
      } else {
        waited += 0.05;
      }
    }
    return waited;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void neverStarvesThePlayHead(long seed) {
    Random random = new Random(seed);
    Simulation swarm = new Simulation(600, seed);
    for (int i = 0; i < 5; i++) {
      swarm.add(
          SimulatedSupplier.home("home " + i, random.nextLong(400_000, 1_500_000), PieceSet.all()));
    }
    swarm.add(SimulatedSupplier.cdn(6 * MEGABYTE));
    assertThat(play(swarm, 0, 8)).as("seconds waited at the beginning").isLessThan(1.6);
    assertThat(play(swarm, 6 * FILM_SPEED, 120)).isZero();
  }

  @Test
  void homesThatDieWhileItPlaysAreNotSeen() {
    Simulation swarm = new Simulation(600, 1);
    List<SimulatedSupplier> homes = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      homes.add(SimulatedSupplier.home("home " + i, MEGABYTE, PieceSet.all()));
      swarm.add(homes.getLast());
    }
    swarm.add(SimulatedSupplier.cdn(6 * MEGABYTE));
    play(swarm, 0, 3);
    homes.forEach(swarm::kill);
    assertThat(play(swarm, 2 * FILM_SPEED, 60)).isLessThan(2.0);
  }

  @Test
  void aSeekIsServedBeforeAllElse() {
    Simulation swarm = new Simulation(2_000, 1);
    for (int i = 0; i < 4; i++) {
      swarm.add(SimulatedSupplier.home("home " + i, 3 * MEGABYTE, PieceSet.all()));
    }
    play(swarm, 0, 5);
    long there = 1_500L * Simulation.PIECE;
    assertThat(play(swarm, there, 3)).isLessThan(1.5);
    assertThat(swarm.pieces.has(there, Simulation.PIECE)).isTrue();
  }

  @Test
  void homesThatSufficeLeaveTheCdnAlone() {
    Simulation swarm = new Simulation(300, 1);
    SimulatedSupplier cdn = SimulatedSupplier.cdn(50 * MEGABYTE);
    for (int i = 0; i < 4; i++) {
      swarm.add(SimulatedSupplier.home("home " + i, 3 * MEGABYTE, PieceSet.all()));
    }
    swarm.add(cdn);
    while (!swarm.whole()) {
      swarm.tick();
    }
    assertThat(swarm.bytesAsked(cdn)).isLessThan(10L * Simulation.PIECE);
  }

  @Test
  void theCdnHelpsWhereHomesAreSlow() {
    Simulation swarm = new Simulation(100, 1);
    SimulatedSupplier cdn = SimulatedSupplier.cdn(10 * MEGABYTE);
    swarm.add(SimulatedSupplier.home("slow", 100_000, PieceSet.all()));
    swarm.add(cdn);
    while (!swarm.whole()) {
      swarm.tick();
    }
    assertThat(swarm.now).isLessThan(30 * Simulation.SECOND);
    assertThat(swarm.bytesAsked(cdn)).isGreaterThan(50L * Simulation.PIECE);
  }

  @Test
  void theRarestComeFirst() {
    Simulation swarm = new Simulation(200, 1);
    SimulatedSupplier one = SimulatedSupplier.home("one", MEGABYTE, PieceSet.all());
    swarm.add(one);
    for (int i = 0; i < 3; i++) {
      swarm.add(SimulatedSupplier.home("many " + i, MEGABYTE, PieceSet.of(bits(0, 150))));
    }
    for (int i = 0; i < 20 * 30; i++) {
      swarm.tick();
    }
    List<Integer> ofOne =
        swarm.asked.stream()
            .filter(e -> e.source().supplier() == one)
            .map(Errand::piece)
            // The first seconds of the film are fetched in order, so that it can be played soon.
            .filter(piece -> piece >= 8)
            .toList();
    assertThat(ofOne.subList(0, 20))
        .allSatisfy(piece -> assertThat(piece).isGreaterThanOrEqualTo(150));
  }

  @Test
  void equallyRarePiecesAreFetchedInAnotherOrderByEachHome() {
    List<List<Integer>> orders = new ArrayList<>();
    for (long seed : new long[] {1, 2}) {
      Simulation swarm = new Simulation(200, seed);
      swarm.add(SimulatedSupplier.home("one", 10 * MEGABYTE, PieceSet.all()));
      for (int i = 0; i < 20 * 5; i++) {
        swarm.tick();
      }
      orders.add(swarm.asked.stream().map(Errand::piece).filter(piece -> piece >= 8).toList());
    }
    assertThat(orders.get(0)).isNotEqualTo(orders.get(1));
  }

  @Test
  void anUrgentPieceOfSlowHomesIsSharedAmongThem() {
    Simulation swarm = new Simulation(50, 1);
    for (int i = 0; i < 4; i++) {
      swarm.add(SimulatedSupplier.home("home " + i, 500_000, PieceSet.all()));
    }
    swarm.head.moved(20L * Simulation.PIECE, swarm.now);
    while (!swarm.pieces.isKept(20)) {
      swarm.tick();
    }
    assertThat(swarm.now).isLessThan(2 * Simulation.SECOND);
    assertThat(swarm.asked.stream().filter(e -> e.piece() == 20).map(Errand::source).distinct())
        .hasSizeGreaterThan(2);
  }

  @Test
  void aHomeIsAskedForWhatItHasOnly() {
    Simulation swarm = new Simulation(60, 1);
    SimulatedSupplier half = SimulatedSupplier.home("half", MEGABYTE, PieceSet.of(bits(10, 30)));
    swarm.add(half);
    swarm.add(new SimulatedSupplier("all", Cost.RECEIPT, MEGABYTE, 10, PieceSet.all()));
    while (!swarm.whole()) {
      swarm.tick();
    }
    assertThat(swarm.asked)
        .filteredOn(e -> e.source().supplier() == half)
        .isNotEmpty()
        .allSatisfy(e -> assertThat(e.piece()).isBetween(10, 29));
  }
}
