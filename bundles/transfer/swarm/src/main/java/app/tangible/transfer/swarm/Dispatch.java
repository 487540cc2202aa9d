package app.tangible.transfer.swarm;

import app.tangible.content.PieceManifest;
import app.tangible.transfer.Progress;
import app.tangible.transfer.SupplyFault;
import app.tangible.transfer.TransferException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Hands errands out as long as there are any, and hears what came of them. Holds no lock during
 * I/O.
 */
final class Dispatch {

  private final PieceManifest manifest;
  private final Search search;
  private final Limits limits;
  private final Pace pace;
  private final Pieces pieces;
  private final PlayHead head = new PlayHead();
  private final Picker picker;
  private final Condition arrived;
  private final RateMeter meter = new RateMeter(System.nanoTime());
  private long verifiedBytes;
  private long inFlightBytes;
  private long lastKept = System.nanoTime();
  private boolean paused;
  private @Nullable TransferException failure;

  Dispatch(PieceManifest manifest, Pieces pieces, Search search, Limits limits, Pace pace) {
    this.manifest = manifest;
    this.pieces = pieces;
    this.search = search;
    this.limits = limits;
    this.pace = pace;
    arrived = search.lock().newCondition();
    picker = new Picker(manifest, pieces, head, search.roster(), limits, System.nanoTime());
    verifiedBytes = pieces.kept().stream().mapToLong(manifest::lengthOf).sum();
  }

  /** Launches errands until the film is whole or cannot be, and all of them have ended. */
  void run(Consumer<Errand> launch) {
    search.lock().lock();
    try {
      while (failure == null && !pieces.whole()) {
        if (search.takeChanged()) {
          picker.haveChanged();
        }
        long now = System.nanoTime();
        Optional<Errand> errand = next(now);
        if (errand.isPresent()) {
          inFlightBytes += errand.get().chunk().length();
          launch.accept(errand.get());
        } else {
          endSilent(now);
          if (!hopeless(now)) {
            awaitChange(nextLook(now));
          }
        }
      }
      while (inFlightBytes > 0) {
        search.changed().awaitUninterruptibly();
      }
    } finally {
      search.lock().unlock();
    }
  }

  private Optional<Errand> next(long now) {
    if (paused || pace.delay(now) > 0 || pieces.underWay().size() >= limits.chunks()) {
      return Optional.empty();
    }
    if (inFlightBytes > limits.inFlightBytes() - manifest.pieceBytes()) {
      return Optional.empty();
    }
    Optional<Errand> errand = picker.next(now);
    errand.ifPresent(e -> pace.book(e.chunk().length(), now));
    return errand;
  }

  private void endSilent(long now) {
    for (Errand errand : pieces.underWay()) {
      if (errand.source().isSilent(now, limits.stall())) {
        errand.stall();
      }
    }
  }

  private boolean hopeless(long now) {
    if (paused || inFlightBytes > 0) {
      return false;
    }
    Optional<String> reason = search.hopeless(now, Math.max(lastKept, search.roster().lastFound()));
    reason.ifPresent(text -> abort(new TransferException(text)));
    return reason.isPresent();
  }

  private long nextLook(long now) {
    long look = Math.min(1_000_000_000L, limits.stall().toNanos() / 4);
    look = Math.min(look, picker.nextLook(now).orElse(look));
    look = Math.min(look, search.nextOpen(now).orElse(look));
    long delay = pace.delay(now);
    return Math.max(1_000_000, delay > 0 ? delay : look);
  }

  private void awaitChange(long nanos) {
    boolean interrupted = false;
    try {
      search.changed().awaitNanos(nanos);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
      abort(new TransferException(Messages.text("cancelled")));
    }
  }

  /** Whether the chunk is not there yet. */
  boolean isNew(Errand errand) {
    search.lock().lock();
    try {
      return pieces.isNew(errand.chunk());
    } finally {
      search.lock().unlock();
    }
  }

  /**
   * The chunk was verified and is in the part file; true when its piece is whole by it. It is not
   * ended yet.
   */
  boolean kept(Errand errand) {
    List<Errand> slower = new ArrayList<>();
    boolean whole;
    search.lock().lock();
    try {
      long now = System.nanoTime();
      boolean first = pieces.isNew(errand.chunk());
      whole = picker.keep(errand, now);
      lastKept = now;
      if (first) {
        meter.add(errand.deliveredBytes(), now);
      }
      if (whole) {
        verifiedBytes += manifest.lengthOf(errand.piece());
        slower.addAll(pieces.holders(errand.piece()));
      } else {
        slower.addAll(
            pieces.holders(errand.chunk()).stream().filter(e -> !e.chunk().whole()).toList());
      }
      arrived.signalAll();
    } finally {
      search.lock().unlock();
    }
    slower.stream().filter(e -> e != errand).forEach(Errand::recall);
    return whole;
  }

  /** The source did not deliver; somebody else fetches the chunk. */
  void failed(Errand errand, SupplyFault fault) {
    List<Errand> sameSource = new ArrayList<>();
    search.lock().lock();
    try {
      end(errand);
      errand.source().failed(fault, System.nanoTime(), limits);
      if (errand.source().out()) {
        pieces.underWay().stream()
            .filter(e -> e.source() == errand.source())
            .forEach(sameSource::add);
        picker.haveChanged();
      }
    } finally {
      search.lock().unlock();
    }
    sameSource.forEach(Errand::recall);
  }

  /** It is done with, or was recalled. */
  void ended(Errand errand) {
    search.lock().lock();
    try {
      end(errand);
    } finally {
      search.lock().unlock();
    }
  }

  private void end(Errand errand) {
    picker.end(errand);
    inFlightBytes -= errand.chunk().length();
    search.changed().signalAll();
  }

  /** Ends the transfer; only the first reason counts. */
  void abort(TransferException reason) {
    List<Errand> all;
    search.lock().lock();
    try {
      if (failure == null && !pieces.whole()) {
        failure = reason;
      }
      all = pieces.underWay();
      search.changed().signalAll();
      arrived.signalAll();
    } finally {
      search.lock().unlock();
    }
    all.forEach(Errand::recall);
  }

  Optional<TransferException> failure() {
    search.lock().lock();
    try {
      return Optional.ofNullable(failure);
    } finally {
      search.lock().unlock();
    }
  }

  /** Hands nothing out, and recalls what is out; or goes on, as if something had just come. */
  void pause(boolean wanted) {
    List<Errand> out = List.of();
    search.lock().lock();
    try {
      if (paused && !wanted) {
        lastKept = System.nanoTime();
      }
      paused = wanted;
      if (wanted) {
        out = pieces.underWay();
      }
      search.changed().signalAll();
    } finally {
      search.lock().unlock();
    }
    out.forEach(Errand::recall);
  }

  void playAt(long offset) {
    search.lock().lock();
    try {
      head.moved(offset, System.nanoTime());
      search.changed().signalAll();
    } finally {
      search.lock().unlock();
    }
  }

  /** False when it is not there in time. */
  boolean await(long offset, int length, Duration limit) throws InterruptedException {
    PlayHead.Awaited range = new PlayHead.Awaited(offset, length);
    long left = limit.toNanos();
    search.lock().lock();
    try {
      if (pieces.has(offset, length)) {
        return true;
      }
      head.await(range);
      search.changed().signalAll();
      try {
        while (!pieces.has(offset, length)) {
          if (failure != null) {
            throw failure;
          }
          if (left <= 0) {
            return false;
          }
          left = arrived.awaitNanos(left);
        }
        return true;
      } finally {
        head.awaitNoMore(range);
      }
    } finally {
      search.lock().unlock();
    }
  }

  boolean has(long offset, int length) {
    search.lock().lock();
    try {
      return pieces.has(offset, length);
    } finally {
      search.lock().unlock();
    }
  }

  BitSet kept() {
    search.lock().lock();
    try {
      return pieces.kept();
    } finally {
      search.lock().unlock();
    }
  }

  Progress progress(Progress.State state) {
    search.lock().lock();
    try {
      return Progresses.of(
          state,
          verifiedBytes,
          manifest.sealedBytes(),
          meter,
          search.roster().all(),
          System.nanoTime());
    } finally {
      search.lock().unlock();
    }
  }
}
