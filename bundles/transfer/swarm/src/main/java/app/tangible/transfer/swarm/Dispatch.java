package app.tangible.transfer.swarm;

import app.tangible.content.PieceManifest;
import app.tangible.transfer.Progress;
import app.tangible.transfer.SupplyFault;
import app.tangible.transfer.TransferException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Hands pieces and sources to connections, and hears what came of it. Holds no lock during I/O. */
final class Dispatch {

  private final PieceManifest manifest;
  private final List<Source> sources;
  private final Limits limits;
  private final PiecePlan plan;
  private final List<Errand> underWay = new ArrayList<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final RateMeter meter = new RateMeter(System.nanoTime());
  private long verifiedBytes;
  private long lastKept = System.nanoTime();
  private double meanPieceNanos;
  private @Nullable TransferException failure;

  Dispatch(PieceManifest manifest, BitSet kept, List<Source> sources, Limits limits) {
    this.manifest = manifest;
    this.sources = List.copyOf(sources);
    this.limits = limits;
    plan = new PiecePlan(manifest.pieces(), kept);
    verifiedBytes = kept.stream().mapToLong(manifest::lengthOf).sum();
  }

  /** The next errand; waits for one. Empty when the transfer is over, one way or the other. */
  Optional<Errand> take() {
    lock.lock();
    try {
      while (failure == null && !plan.whole()) {
        long now = System.nanoTime();
        Optional<Errand> errand = next(now);
        if (errand.isPresent()) {
          return errand;
        }
        if (hopeless(now)) {
          break;
        }
        awaitChange(Math.max(1_000_000, nextEvent(now)));
      }
      return Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  private Optional<Errand> next(long now) {
    OptionalInt piece = plan.fresh();
    if (piece.isEmpty()) {
      piece = plan.hedge(now, patience());
    }
    if (piece.isEmpty()) {
      return Optional.empty();
    }
    int wanted = piece.getAsInt();
    Predicate<Source> holds =
        source -> underWay.stream().anyMatch(e -> e.piece() == wanted && e.source() == source);
    return sources.stream()
        .filter(source -> source.usable(now))
        .min(
            Comparator.comparing((Source source) -> holds.test(source))
                .thenComparingDouble(source -> source.cost(now)))
        .map(source -> begin(wanted, source, now));
  }

  private Errand begin(int piece, Source source, long now) {
    plan.begin(piece, now);
    source.begun();
    Errand errand = new Errand(piece, source, now);
    underWay.add(errand);
    return errand;
  }

  /** How long a piece may be out before an idle connection fetches it too. */
  private long patience() {
    return Math.max(limits.hedge().toNanos(), (long) (2 * meanPieceNanos));
  }

  private boolean hopeless(long now) {
    if (!underWay.isEmpty()) {
      return false;
    }
    if (sources.stream().allMatch(Source::out)) {
      abort(new TransferException(Messages.text("noSourceLeft", faults())));
      return true;
    }
    if (now - lastKept > limits.giveUp().toNanos()) {
      abort(
          new TransferException(
              Messages.text("nobodyAnswers", limits.giveUp().toSeconds(), faults())));
      return true;
    }
    return false;
  }

  /** When to look again though nobody said that anything changed. */
  private long nextEvent(long now) {
    long longest = limits.giveUp().toNanos();
    if (sources.stream().anyMatch(source -> source.usable(now))) {
      return plan.nextHedge(now, patience()).orElse(longest);
    }
    return sources.stream()
        .filter(source -> !source.out())
        .mapToLong(source -> source.closedFor(now))
        .min()
        .orElse(longest);
  }

  private void awaitChange(long nanos) {
    boolean interrupted = false;
    try {
      changed.await(nanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
      abort(new TransferException(Messages.text("cancelled")));
    }
  }

  /** The piece was verified and is in the part file. */
  void kept(Errand errand) {
    List<Errand> slower = new ArrayList<>();
    lock.lock();
    try {
      long now = System.nanoTime();
      boolean first = plan.keep(errand.piece());
      end(errand);
      int bytes = manifest.lengthOf(errand.piece());
      double took = now - errand.begun();
      meanPieceNanos = meanPieceNanos == 0 ? took : 0.8 * meanPieceNanos + 0.2 * took;
      errand.source().delivered(bytes, now);
      lastKept = now;
      if (first) {
        verifiedBytes += bytes;
        meter.add(bytes, now);
      }
      underWay.stream().filter(e -> e.piece() == errand.piece()).forEach(slower::add);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    slower.forEach(Errand::recall);
  }

  /** The source did not deliver; somebody else fetches the piece. */
  void failed(Errand errand, SupplyFault fault) {
    List<Errand> sameSource = new ArrayList<>();
    lock.lock();
    try {
      end(errand);
      errand
          .source()
          .failed(fault, System.nanoTime(), limits.firstBackoff(), limits.longestBackoff());
      if (errand.source().out()) {
        underWay.stream().filter(e -> e.source() == errand.source()).forEach(sameSource::add);
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    sameSource.forEach(Errand::recall);
  }

  /** It was recalled. */
  void dropped(Errand errand) {
    lock.lock();
    try {
      end(errand);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void end(Errand errand) {
    underWay.remove(errand);
    plan.end(errand.piece(), errand.begun());
    errand.source().ended();
  }

  /** Ends the transfer; only the first reason counts. */
  void abort(TransferException reason) {
    List<Errand> all;
    lock.lock();
    try {
      if (failure == null && !plan.whole()) {
        failure = reason;
      }
      all = List.copyOf(underWay);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    all.forEach(Errand::recall);
  }

  Optional<TransferException> failure() {
    lock.lock();
    try {
      return Optional.ofNullable(failure);
    } finally {
      lock.unlock();
    }
  }

  Progress progress(Progress.State state) {
    lock.lock();
    try {
      return Progresses.of(
          state, verifiedBytes, manifest.sealedBytes(), meter, sources, System.nanoTime());
    } finally {
      lock.unlock();
    }
  }

  private String faults() {
    return Faults.listed(sources);
  }
}
