package app.tangible.transfer.swarm;

import app.tangible.content.FilmId;
import app.tangible.content.PieceManifest;
import app.tangible.content.PieceRoot;
import app.tangible.transfer.SupplyFault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/** A swarm in which time passes as fast as the processor goes: no clock, no thread, no network. */
final class Simulation {

  static final int PIECE = 1 << 20;
  static final long SECOND = 1_000_000_000L;
  static final long TICK = SECOND / 20;

  private static final Limits LIMITS =
      new Limits(
          128,
          Duration.ofSeconds(10),
          Duration.ofSeconds(60),
          Duration.ofMillis(1_500),
          Duration.ofMillis(500),
          Duration.ofSeconds(30),
          64 << 20,
          1_000_000,
          0);

  private record Arrival(long at, Errand errand) {}

  final PieceManifest manifest;
  final Pieces pieces;
  final PlayHead head = new PlayHead();
  final List<Errand> asked = new ArrayList<>();
  final Map<Integer, Long> keptAt = new HashMap<>();
  private final Roster roster = new Roster(0);
  private final Picker picker;
  private final Map<Source, SimulatedSupplier> suppliers = new HashMap<>();
  private final PriorityQueue<Arrival> arrivals =
      new PriorityQueue<>(Comparator.comparingLong(Arrival::at));
  long now;

  Simulation(int count, long seed) {
    manifest =
        new PieceManifest(
            FilmId.of(new byte[16]),
            PieceRoot.of(new byte[32]),
            (long) count * PIECE,
            PIECE,
            Collections.nCopies(count, new byte[32]));
    pieces = new Pieces(manifest, new BitSet(), _ -> false);
    picker = new Picker(manifest, pieces, head, roster, LIMITS, seed);
  }

  void add(SimulatedSupplier supplier) {
    Source source = new Source(supplier, now);
    roster.add(source, now);
    suppliers.put(source, supplier);
    picker.haveChanged();
  }

  /** It sends nothing any more, and what it was asked for is lost. */
  void kill(SimulatedSupplier supplier) {
    supplier.dead = true;
  }

  boolean whole() {
    return pieces.whole();
  }

  /** Lets a twentieth of a second pass. */
  void tick() {
    long end = now + TICK;
    for (Arrival next = arrivals.peek(); next != null && next.at() <= end; next = arrivals.peek()) {
      arrivals.remove();
      now = next.at();
      arrive(next.errand());
      ask();
    }
    now = end;
    ask();
  }

  private void arrive(Errand errand) {
    if (suppliers.get(errand.source()).dead) {
      picker.end(errand);
      errand.source().failed(new SupplyFault(SupplyFault.Kind.BROKEN, "dead"), now, LIMITS);
      return;
    }
    if (pieces.isKept(errand.piece())) {
      picker.end(errand);
      return;
    }
    if (picker.keep(errand, now)) {
      keptAt.put(errand.piece(), now);
    }
    picker.end(errand);
  }

  private void ask() {
    for (Optional<Errand> next = picker.next(now); next.isPresent(); next = picker.next(now)) {
      Errand errand = next.get();
      asked.add(errand);
      arrivals.add(new Arrival(suppliers.get(errand.source()).arrival(errand, now), errand));
    }
  }

  long bytesAsked(SimulatedSupplier of) {
    return asked.stream()
        .filter(e -> suppliers.get(e.source()) == of)
        .mapToLong(e -> e.chunk().length())
        .sum();
  }
}
