package app.tangible.transfer.swarm;

import app.tangible.content.PieceManifest;
import app.tangible.transfer.Chunk;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/**
 * Which chunk is asked for next, and from whom. It knows no clock but the one it is given; whoever
 * uses it guards it.
 *
 * <p>What plays within {@value #URGENT_SECONDS} s comes from the fastest source, whatever it costs,
 * and from a second one where the first is late. What plays within {@value #WINDOW_SECONDS} s comes
 * from homes, the sooner and the rarer the earlier; all else from homes, the rarest first. What
 * costs money helps with these only where homes cannot. When nothing is left to ask for, what is
 * out for long is asked for once more.
 */
final class Picker {

  static final int URGENT_SECONDS = 15;
  static final int WINDOW_SECONDS = 600;

  private static final long SECOND = 1_000_000_000L;
  private static final long WARM_BYTES = 8 << 20;
  private static final long RARITY_NANOS = SECOND / 2;
  private static final int SPLIT_SOURCES = 2;
  private static final long SPLIT_NANOS = SECOND / 4;

  private final PieceManifest manifest;
  private final Pieces pieces;
  private final PlayHead head;
  private final Roster roster;
  private final Limits limits;
  private final Rarity rarity;
  private BitSet kept;
  private long counted = Long.MIN_VALUE;
  private boolean foundChanged = true;
  private double meanChunkNanos;

  Picker(
      PieceManifest manifest,
      Pieces pieces,
      PlayHead head,
      Roster roster,
      Limits limits,
      long seed) {
    this.manifest = manifest;
    this.pieces = pieces;
    this.head = head;
    this.roster = roster;
    this.limits = limits;
    rarity = new Rarity(manifest.pieces(), seed);
    kept = pieces.kept();
  }

  /** Suppliers came, went, or have other pieces. */
  void haveChanged() {
    foundChanged = true;
  }

  /** The next errand, begun; empty where there is nothing to ask for now. */
  Optional<Errand> next(long now) {
    countRarity(now);
    Optional<Errand> urgent = urgent(now);
    if (urgent.isPresent()) {
      return urgent;
    }
    for (Source source : roster.idlest(now)) {
      Optional<Errand> errand = calm(source, now);
      if (errand.isPresent()) {
        return errand;
      }
    }
    return Optional.empty();
  }

  private void countRarity(long now) {
    if (foundChanged && (counted == Long.MIN_VALUE || now - counted > RARITY_NANOS)) {
      rarity.count(roster.sets());
      counted = now;
      foundChanged = false;
    }
  }

  private Optional<Errand> urgent(long now) {
    if (!head.isPlaying()) {
      return Optional.empty();
    }
    for (PlayHead.Awaited range : head.awaited()) {
      Optional<Errand> errand = urgent(range.offset(), range.offset() + range.length(), now);
      if (errand.isPresent()) {
        return errand;
      }
    }
    return urgent(head.offset(), head.reach(URGENT_SECONDS * SECOND), now);
  }

  private Optional<Errand> urgent(long from, long to, long now) {
    int last = pieceAt(Math.max(from, to - 1));
    for (int piece = pieceAt(from); piece <= last; piece++) {
      if (!pieces.isKept(piece)) {
        long due = head.due((long) piece * manifest.pieceBytes());
        splitWhereItHelps(piece, due, now);
        List<Chunk> wanted =
            pieces.isSplit(piece) ? pieces.missing(piece) : List.of(pieces.whole(piece));
        for (Chunk chunk : wanted) {
          Optional<Errand> errand = urgent(chunk, due, now);
          if (errand.isPresent()) {
            return errand;
          }
        }
      }
    }
    return Optional.empty();
  }

  private int pieceAt(long offset) {
    return Math.clamp(offset / manifest.pieceBytes(), 0, manifest.pieces() - 1);
  }

  private void splitWhereItHelps(int piece, long due, long now) {
    if (!pieces.mayBeSplit(piece) || due > 2 * SECOND) {
      return;
    }
    Chunk whole = pieces.whole(piece);
    if (whole.leaves() > Pieces.SPLIT_LEAVES
        && roster.provers(piece, now) >= SPLIT_SOURCES
        && roster.quickest(whole, now, source -> true).stream()
            .allMatch(source -> source.expectedNanos(whole.length(), now) > SPLIT_NANOS)) {
      pieces.split(piece);
    }
  }

  private Optional<Errand> urgent(Chunk chunk, long due, long now) {
    List<Errand> holders = pieces.holders(chunk);
    if (holders.isEmpty()) {
      return roster
          .quickestInTime(chunk, due / 2, now)
          .or(() -> wholeFromAnybody(chunk, now))
          .map(
              source ->
                  begin(
                      source.has(chunk) ? chunk : pieces.whole(chunk.piece()), source, true, now));
    }
    if (holders.size() >= Pieces.MAX_HOLDERS
        || !holders.stream().allMatch(e -> e.isLate(now) || e.willBeLate(due, now))) {
      return Optional.empty();
    }
    Predicate<Source> other = source -> holders.stream().noneMatch(e -> e.source() == source);
    return roster.quickest(chunk, now, other).map(source -> begin(chunk, source, true, now));
  }

  /** Where nobody proves a part of a piece, all of it is asked for. */
  private Optional<Source> wholeFromAnybody(Chunk chunk, long now) {
    return chunk.whole()
        ? Optional.empty()
        : roster.quickest(pieces.whole(chunk.piece()), now, source -> true);
  }

  private Optional<Errand> calm(Source source, long now) {
    int piece = freePiece(source, now);
    if (piece >= 0) {
      return Optional.of(begin(pieces.whole(piece), source, false, now));
    }
    return hedged(source, now).map(chunk -> begin(chunk, source, false, now));
  }

  /** The one that this source is to fetch next, {@code -1} where there is none. */
  private int freePiece(Source source, long now) {
    if (!source.hasRoom(pieces.whole(0), use(), roster.anotherDelivers(source, now), now)) {
      return -1;
    }
    boolean forAll = source.isHome() || !roster.homesSuffice(needed(), now);
    IntPredicate passes =
        piece ->
            pieces.isFree(piece)
                && source.supplier().has().has(piece)
                && (forAll || !roster.homeHas(piece, now));
    int soon = soonest(passes);
    return soon >= 0 ? soon : rarity.first(kept, passes);
  }

  private int soonest(IntPredicate passes) {
    boolean playing = head.isPlaying();
    long from = playing ? head.offset() : 0;
    long to = playing ? head.reach(WINDOW_SECONDS * SECOND) : WARM_BYTES;
    int last = pieceAt(to - 1);
    int best = -1;
    double least = Double.MAX_VALUE;
    for (int piece = pieces.nextFree(pieceAt(from));
        piece >= 0 && piece <= last;
        piece = pieces.nextFree(piece + 1)) {
      if (passes.test(piece)) {
        double seconds = Math.max(0, head.due((long) piece * manifest.pieceBytes())) / 1e9;
        double weight = playing ? seconds * rarity.of(piece) : piece;
        if (weight < least) {
          least = weight;
          best = piece;
        }
      }
    }
    return best;
  }

  private Source.Use use() {
    return head.isPlaying() ? Source.Use.WHILE_PLAYING : Source.Use.CALM;
  }

  private long needed() {
    long most = limits.homesBytesPerSecond();
    return head.isPlaying() ? Math.max(most, head.bytesPerSecond() * 5 / 4) : most;
  }

  /** What is out for longest with others who have had their time. */
  private Optional<Chunk> hedged(Source source, long now) {
    if (pieces.nextFree(0) >= 0) {
      return Optional.empty();
    }
    long patience = patience();
    return pieces.underWay().stream()
        .filter(e -> mayHedge(e, now, patience))
        .filter(e -> pieces.holders(e.piece()).stream().noneMatch(o -> o.source() == source))
        .filter(e -> source.has(e.chunk()))
        .filter(e -> source.hasRoom(e.chunk(), use(), roster.anotherDelivers(source, now), now))
        .min(Comparator.comparingLong(e -> e.begun() - now))
        .map(Errand::chunk);
  }

  private boolean mayHedge(Errand errand, long now, long patience) {
    List<Errand> holders = pieces.holders(errand.chunk());
    return pieces.isNew(errand.chunk())
        && holders.size() < Pieces.MAX_HOLDERS
        && holders.stream().allMatch(e -> now - e.begun() >= patience);
  }

  /** How long a chunk may be out before an idle source is asked too. */
  private long patience() {
    return Math.max(limits.hedge().toNanos(), (long) (2 * meanChunkNanos));
  }

  private Errand begin(Chunk chunk, Source source, boolean urgent, long now) {
    Errand errand =
        new Errand(chunk, source, urgent, now, source.expectedNanos(chunk.length(), now));
    pieces.begin(errand);
    source.begun(errand);
    return errand;
  }

  /** Whatever came of it. */
  void end(Errand errand) {
    pieces.end(errand);
    errand.source().ended(errand);
  }

  /** It was verified and is written; true when its piece is whole by it. */
  boolean keep(Errand errand, long now) {
    double took = now - errand.begun();
    meanChunkNanos = meanChunkNanos == 0 ? took : 0.8 * meanChunkNanos + 0.2 * took;
    errand.source().delivered(errand, now);
    boolean whole = pieces.keep(errand.chunk());
    if (whole) {
      kept.set(errand.piece());
    }
    return whole;
  }

  /** When to look again though nothing happened; empty where only a change helps. */
  OptionalLong nextLook(long now) {
    long patience = patience();
    long soon = Long.MAX_VALUE;
    for (Map.Entry<Integer, List<Errand>> piece : pieces.out()) {
      for (Errand errand : piece.getValue()) {
        soon = Math.min(soon, Math.max(0, patience - (now - errand.begun())));
      }
    }
    if (head.isPlaying() && soon < Long.MAX_VALUE) {
      soon = Math.min(soon, SECOND / 10);
    }
    return soon == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(soon);
  }
}
