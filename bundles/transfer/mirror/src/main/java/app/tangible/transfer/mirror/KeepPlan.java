package app.tangible.transfer.mirror;

import app.tangible.content.FilmId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which films are kept within a quota: the rarest, as others seed them. A film that is here gives
 * way only to one that two seeders fewer have, so that seeders do not change places for ever; one
 * that is being served gives way to none.
 *
 * @param fetch not here yet, the rarest first
 * @param evict here and not kept, the most common first: only when room is needed
 */
record KeepPlan(List<Candidate> fetch, List<Candidate> evict) {

  KeepPlan {
    fetch = List.copyOf(fetch);
    evict = List.copyOf(evict);
  }

  /**
   * A film that could be kept.
   *
   * @param others seeders of it beside this one; {@link #GONE} for one that is not sold any more
   */
  record Candidate(FilmId film, long bytes, long others, boolean here, boolean busy) {

    static final long GONE = Long.MAX_VALUE;

    private long rank() {
      return here && others != GONE ? others - 1 : others;
    }
  }

  /** Seeders with different seeds choose different films of the same rarity. */
  static KeepPlan of(List<Candidate> candidates, long quotaBytes, long seed) {
    List<Candidate> sorted =
        candidates.stream()
            .sorted(
                Comparator.comparing((Candidate c) -> !c.busy())
                    .thenComparingLong(Candidate::rank)
                    .thenComparing(c -> !c.here())
                    .thenComparingLong(c -> mixed(c.film(), seed)))
            .toList();
    long used = 0;
    List<Candidate> fetch = new ArrayList<>();
    List<Candidate> evict = new ArrayList<>();
    for (Candidate candidate : sorted) {
      boolean fits = used + candidate.bytes() <= quotaBytes;
      if (candidate.busy() || fits) {
        used += candidate.bytes();
        if (!candidate.here()) {
          fetch.add(candidate);
        }
      } else if (candidate.here()) {
        evict.addFirst(candidate);
      }
    }
    return new KeepPlan(fetch, evict);
  }

  private static long mixed(FilmId film, long seed) {
    long mixed = film.hex().hashCode() * 0x9e3779b97f4a7c15L ^ seed;
    mixed = (mixed ^ mixed >>> 31) * 0xbf58476d1ce4e5b9L;
    return mixed ^ mixed >>> 29;
  }
}
