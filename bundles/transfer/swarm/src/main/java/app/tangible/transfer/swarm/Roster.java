package app.tangible.transfer.swarm;

import app.tangible.transfer.Chunk;
import app.tangible.transfer.Cost;
import app.tangible.transfer.PieceSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Those who may have the film. Whoever uses it guards it. */
final class Roster {

  private static final long GRACE_NANOS = 3_000_000_000L;

  private final List<Source> sources = new ArrayList<>();
  private long firstHome;
  private boolean anyHome;
  private long lastFound;

  Roster(long now) {
    lastFound = now;
  }

  /** Nobody was looked for before. */
  void begun(long now) {
    lastFound = now;
  }

  /** False when it is known already. */
  boolean add(Source source, long now) {
    if (sources.stream().anyMatch(known -> known.name().equals(source.name()))) {
      return false;
    }
    sources.add(source);
    lastFound = now;
    if (source.isHome()) {
      firstHome = anyHome ? firstHome : now;
      anyHome = true;
    }
    return true;
  }

  List<Source> all() {
    return sources;
  }

  long lastFound() {
    return lastFound;
  }

  List<PieceSet> sets() {
    return sources.stream()
        .filter(source -> !source.out())
        .map(source -> source.supplier().has())
        .toList();
  }

  /** The cheaper first; among equals the one with the least to do. */
  List<Source> idlest(long now) {
    return sources.stream()
        .filter(source -> source.usable(now))
        .sorted(
            Comparator.comparing((Source source) -> source.supplier().cost())
                .thenComparingLong(source -> source.expectedNanos(1, now)))
        .toList();
  }

  boolean anotherDelivers(Source than, long now) {
    return sources.stream()
        .anyMatch(source -> source != than && source.usable(now) && source.bytesPerSecond(now) > 0);
  }

  /** Who would have it here first. */
  Optional<Source> quickest(Chunk chunk, long now, Predicate<Source> allowed) {
    return sources.stream()
        .filter(source -> source.usable(now) && source.has(chunk) && allowed.test(source))
        .filter(
            source -> source.hasRoom(chunk, Source.Use.URGENT, anotherDelivers(source, now), now))
        .min(Comparator.comparingLong(source -> source.expectedNanos(chunk.length(), now)));
  }

  /** The quickest of the cheapest that are in time; where none is, the quickest. */
  Optional<Source> quickestInTime(Chunk chunk, long nanos, long now) {
    for (Cost cost : Cost.values()) {
      Optional<Source> found =
          quickest(
              chunk,
              now,
              source ->
                  source.supplier().cost() == cost
                      && source.expectedNanos(chunk.length(), now) <= nanos);
      if (found.isPresent()) {
        return found;
      }
    }
    return quickest(chunk, now, source -> true);
  }

  /** How many can send a part of this piece with its proof. */
  long provers(int piece, long now) {
    return sources.stream()
        .filter(source -> source.usable(now))
        .filter(source -> source.supplier().proves() && source.supplier().has().has(piece))
        .count();
  }

  /** Whether homes are fast enough together, or were found only just now. */
  boolean homesSuffice(long neededPerSecond, long now) {
    long rate = 0;
    for (Source source : sources) {
      if (source.isHome() && source.usable(now)) {
        rate += source.bytesPerSecond(now);
      }
    }
    return rate >= neededPerSecond || anyHome && now - firstHome < GRACE_NANOS;
  }

  boolean homeHas(int piece, long now) {
    return sources.stream()
        .anyMatch(
            source -> source.isHome() && source.usable(now) && source.supplier().has().has(piece));
  }
}
