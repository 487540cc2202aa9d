package app.tangible.transfer.swarm;

import app.tangible.content.FilmId;
import app.tangible.content.PieceHashing;
import app.tangible.content.PieceManifest;
import app.tangible.transfer.ChunkSource;
import app.tangible.transfer.Progress;
import app.tangible.transfer.Progress.State;
import app.tangible.transfer.SharedFilm;
import app.tangible.transfer.Transfer;
import app.tangible.transfer.TransferException;
import app.tangible.transfer.Wanted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One film on its way: manifest, then pieces from everybody who is found, then the target. */
final class SwarmTransfer implements Transfer {

  private static final Logger LOG = LoggerFactory.getLogger(SwarmTransfer.class);

  private final Wanted wanted;
  private final Path target;
  private final PieceHashing hashing;
  private final List<ChunkSource> sources;
  private final Search search;
  private final Pace pace;
  private final Limits limits;
  private final ExecutorService threads;
  private final Runnable changed;
  private final Listeners listeners = new Listeners();
  private final CompletableFuture<Path> whole = new CompletableFuture<>();
  private volatile State state = State.WAITING;
  private final CompletableFuture<Void> stop = new CompletableFuture<>();
  private final CompletableFuture<Dispatch> ready = new CompletableFuture<>();
  private final List<Runnable> kept = new CopyOnWriteArrayList<>();
  private volatile @Nullable UnderWay underWay;
  private final PauseMark mark;
  private volatile boolean paused;
  private volatile boolean searching;

  /** The pieces of a film that is not whole. */
  private record UnderWay(PieceManifest manifest, Dispatch dispatch, PartFile part) {}

  SwarmTransfer(
      Wanted wanted,
      Path target,
      PieceHashing hashing,
      List<ChunkSource> sources,
      Pace pace,
      Limits limits,
      ExecutorService threads,
      Runnable changed) {
    this.wanted = wanted;
    this.target = target;
    this.hashing = hashing;
    this.sources = sources;
    search = new Search(wanted, limits);
    this.pace = pace;
    this.limits = limits;
    this.threads = threads;
    this.changed = changed;
    mark = PauseMark.of(target);
    pauseNow(mark.isSet());
  }

  /** Fetches; ends when the film is whole, or cannot be. */
  void run() {
    state = State.RUNNING;
    tell();
    try {
      if (!Files.isRegularFile(target) || Files.size(target) != wanted.sealedBytes()) {
        fetch();
      }
      Files.deleteIfExists(PartFile.mapOf(target));
      mark.set(false);
      Drafts.delete(target);
      over(State.WHOLE, null);
    } catch (TransferException e) {
      over(stop.isDone() ? State.CANCELLED : State.FAILED, e);
    } catch (IOException e) {
      over(State.FAILED, Faults.ofDisk(e));
    } catch (RuntimeException e) {
      LOG.error("transfer of film {} failed", wanted.film(), e);
      over(State.FAILED, new TransferException(String.valueOf(e.getMessage()), e));
    }
  }

  private void over(State end, @Nullable TransferException failure) {
    state = end;
    LOG.debug("transfer of film {} is {}", wanted.film(), end);
    tell();
    if (failure == null) {
      whole.complete(target);
    } else {
      whole.completeExceptionally(failure);
    }
    changed.run();
  }

  private void fetch() throws IOException {
    try (Search found = search) {
      Optional<PieceManifest> kept = Manifests.kept(target, wanted, hashing);
      PieceManifest manifest = kept.isPresent() ? kept.get() : manifest(found);
      try (PartFile part = PartFile.open(target, manifest, hashing)) {
        BitSet there = part.kept();
        Drafts drafts = Drafts.open(target, manifest, there::get);
        Dispatch pieces =
            new Dispatch(
                manifest, new Pieces(manifest, there, drafts::isBegun), found, limits, pace);
        underWay = new UnderWay(manifest, pieces, part);
        ready.complete(pieces);
        changed.run();
        try {
          begin(found);
          refuseFullDisk(pieces.progress(State.RUNNING));
        } catch (TransferException e) {
          pieces.abort(e); // who waits for bytes hears of it
          throw e;
        }
        new Fetching(manifest, hashing, pieces, part, drafts, threads, this::pieceKept).run();
        Optional<TransferException> failure = pieces.failure();
        if (failure.isPresent()) {
          throw failure.get();
        }
        part.finish();
      }
    }
  }

  /** Asks around, once it is not made to wait; what is here of it can be used meanwhile. */
  private void begin(Search found) {
    found.lock().lock();
    try {
      while (paused && !stop.isDone()) {
        found.changed().awaitUninterruptibly();
      }
    } finally {
      found.lock().unlock();
    }
    if (stop.isDone()) {
      throw new TransferException(Messages.text("cancelled"));
    }
    if (!searching) {
      searching = true;
      found.begun();
      sources.forEach(found::begin);
    }
  }

  private PieceManifest manifest(Search found) throws IOException {
    while (true) {
      begin(found);
      Optional<PieceManifest> manifest =
          new ManifestSearch(wanted, found, limits, hashing, stop, () -> paused, threads).find();
      if (manifest.isPresent()) {
        DurableFiles.replace(Manifests.of(target), manifest.get().encode());
        return manifest.get();
      }
      searching = false;
      sources.forEach(found::end);
    }
  }

  private void refuseFullDisk(Progress at) throws IOException {
    long missing = at.totalBytes() - at.verifiedBytes();
    long free = Files.getFileStore(target.toAbsolutePath().getParent()).getUsableSpace();
    if (free < missing) {
      throw new TransferException(Messages.text("diskTooSmall", missing, free));
    }
  }

  private void pieceKept() {
    kept.forEach(Runnable::run);
  }

  /** A source that came while it runs. */
  void search(ChunkSource source) {
    if (searching && !isOver()) {
      search.begin(source);
    }
  }

  void searchNoMore(ChunkSource source) {
    search.end(source);
  }

  boolean isOver() {
    return whole.isDone();
  }

  /** Under way, or whole and still there. */
  boolean isGood() {
    return switch (state) {
      case WAITING, RUNNING -> !stop.isDone();
      case WHOLE -> Files.isRegularFile(target);
      case FAILED, CANCELLED -> false;
    };
  }

  void awaitOver() {
    whole.exceptionally(failure -> target).join();
  }

  /** Tells the listeners where it is, unless that is what they heard last. */
  void tell() {
    listeners.tell(this::progress);
  }

  @Override
  public FilmId film() {
    return wanted.film();
  }

  @Override
  public Progress progress() {
    UnderWay pieces = underWay;
    State now = state;
    if (pieces != null && now != State.WHOLE) {
      return pieces.dispatch().progress(now);
    }
    return new Progress(
        now,
        now == State.WHOLE ? wanted.sealedBytes() : 0,
        wanted.sealedBytes(),
        0,
        Optional.empty(),
        pieces == null ? List.of() : pieces.dispatch().progress(now).sources());
  }

  @Override
  public AutoCloseable onProgress(Consumer<Progress> listener) {
    return listeners.add(listener);
  }

  @Override
  public void playAt(long sealedOffset) {
    if (sealedOffset >= wanted.sealedBytes()) {
      throw new IllegalArgumentException(
          "a film of " + wanted.sealedBytes() + " bytes has no byte " + sealedOffset);
    }
    if (sealedOffset >= 0) {
      pause(false);
    }
    ready.thenAccept(pieces -> pieces.playAt(sealedOffset));
  }

  @Override
  public boolean await(long sealedOffset, int length, Duration limit) {
    if (sealedOffset < 0 || length < 1 || sealedOffset > wanted.sealedBytes() - length) {
      throw new IllegalArgumentException(
          "a film of " + wanted.sealedBytes() + " bytes has none at " + sealedOffset);
    }
    long end = System.nanoTime() + limit.toNanos();
    try {
      if (whole.isDone()) {
        whole.join();
        return true;
      }
      CompletableFuture.anyOf(ready, whole).get(limit.toNanos(), TimeUnit.NANOSECONDS);
      return whole.isDone() && !whole.isCompletedExceptionally()
          || ready.join().await(sealedOffset, length, Duration.ofNanos(end - System.nanoTime()));
    } catch (TimeoutException notYet) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException | CompletionException e) {
      throw e.getCause() instanceof TransferException failure
          ? failure
          : new TransferException(String.valueOf(e.getMessage()), e);
    }
  }

  @Override
  public Path file() {
    return state == State.WHOLE ? target : PartFile.pathOf(target);
  }

  @Override
  public Optional<SharedFilm> share() {
    UnderWay pieces = underWay;
    return pieces == null || state != State.RUNNING
        ? Optional.empty()
        : Optional.of(new PartlyFilm(pieces.manifest(), pieces.dispatch(), pieces.part(), kept));
  }

  @Override
  public CompletableFuture<Path> whole() {
    return whole.copy();
  }

  @Override
  public void pause(boolean wanted) {
    if (paused != wanted && !isOver()) {
      mark.set(wanted);
      pauseNow(wanted);
    }
  }

  private void pauseNow(boolean wanted) {
    paused = wanted;
    search.wake();
    ready.thenAccept(pieces -> pieces.pause(paused));
  }

  @Override
  public boolean paused() {
    return paused && !isOver();
  }

  @Override
  public void cancel() {
    stop.complete(null);
    search.wake();
    UnderWay pieces = underWay;
    if (pieces != null) {
      pieces.dispatch().abort(new TransferException(Messages.text("cancelled")));
    }
  }
}
