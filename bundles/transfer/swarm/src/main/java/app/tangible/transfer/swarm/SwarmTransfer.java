package app.tangible.transfer.swarm;

import app.tangible.content.FilmId;
import app.tangible.content.PieceHashing;
import app.tangible.content.PieceManifest;
import app.tangible.transfer.Chunk;
import app.tangible.transfer.ChunkSource;
import app.tangible.transfer.Progress;
import app.tangible.transfer.Progress.State;
import app.tangible.transfer.SupplyFault;
import app.tangible.transfer.Transfer;
import app.tangible.transfer.TransferException;
import app.tangible.transfer.Wanted;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One film on its way: manifest, then pieces on several connections, then the target. */
final class SwarmTransfer implements Transfer {

  private static final Logger LOG = LoggerFactory.getLogger(SwarmTransfer.class);

  private final Wanted wanted;
  private final Path target;
  private final PieceHashing hashing;
  private final List<ChunkSource> chunkSources;
  private final Pace pace;
  private final Limits limits;
  private final ExecutorService threads;
  private final Listeners listeners = new Listeners();
  private final CompletableFuture<Path> whole = new CompletableFuture<>();
  private volatile State state = State.WAITING;
  private final CompletableFuture<Void> stop = new CompletableFuture<>();
  private volatile @Nullable Dispatch dispatch;

  SwarmTransfer(
      Wanted wanted,
      Path target,
      PieceHashing hashing,
      List<ChunkSource> chunkSources,
      Pace pace,
      Limits limits,
      ExecutorService threads) {
    this.wanted = wanted;
    this.target = target;
    this.hashing = hashing;
    this.chunkSources = chunkSources;
    this.pace = pace;
    this.limits = limits;
    this.threads = threads;
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
      over(State.WHOLE, null);
    } catch (TransferException e) {
      over(stop.isDone() ? State.CANCELLED : State.FAILED, e);
    } catch (IOException e) {
      over(State.FAILED, diskFault(e));
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
  }

  private void fetch() throws IOException {
    long now = System.nanoTime();
    List<Source> sources = new CopyOnWriteArrayList<>();
    for (ChunkSource source : chunkSources) {
      source.search(wanted, supplier -> sources.add(new Source(supplier, now)));
    }
    PieceManifest manifest = manifest(sources);
    try (PartFile part = PartFile.open(target, manifest, hashing)) {
      Dispatch pieces = new Dispatch(manifest, part.kept(), sources, limits);
      dispatch = pieces;
      refuseFullDisk(pieces.progress(State.RUNNING));
      if (stop.isDone()) {
        throw new TransferException(Messages.text("cancelled"));
      }
      List<? extends Future<?>> connections =
          IntStream.range(0, Math.min(limits.connections(), manifest.pieces()))
              .mapToObj(i -> threads.submit(() -> connect(pieces, manifest, part)))
              .toList();
      for (Future<?> connection : connections) {
        join(connection);
      }
      Optional<TransferException> failure = pieces.failure();
      if (failure.isPresent()) {
        throw failure.get();
      }
      part.finish();
    }
  }

  private PieceManifest manifest(List<Source> sources) throws IOException {
    Optional<PieceManifest> kept = Manifests.kept(target, wanted, hashing);
    if (kept.isPresent()) {
      return kept.get();
    }
    PieceManifest manifest = new ManifestSearch(limits, hashing, stop).find(sources, wanted);
    DurableFiles.replace(Manifests.of(target), manifest.encode());
    return manifest;
  }

  private void connect(Dispatch pieces, PieceManifest manifest, PartFile part) {
    try {
      ByteBuffer buffer = ByteBuffer.allocate(manifest.pieceBytes());
      Optional<Errand> errand = next(pieces, manifest);
      while (errand.isPresent()) {
        fetch(errand.get(), pieces, manifest, part, buffer);
        errand = next(pieces, manifest);
      }
    } catch (IOException e) {
      pieces.abort(diskFault(e));
    } catch (RuntimeException e) {
      LOG.error("a connection for film {} failed", wanted.film(), e);
      pieces.abort(new TransferException(String.valueOf(e.getMessage()), e));
    }
  }

  private Optional<Errand> next(Dispatch pieces, PieceManifest manifest) {
    pace.await(manifest.pieceBytes(), stop);
    return pieces.take();
  }

  private void fetch(
      Errand errand, Dispatch pieces, PieceManifest manifest, PartFile part, ByteBuffer buffer)
      throws IOException {
    try {
      Chunk chunk = Chunk.whole(manifest, errand.piece());
      ChunkSink sink = new ChunkSink(errand, chunk, buffer);
      try {
        errand.source().supplier().fetch(chunk, sink);
      } finally {
        sink.end();
      }
      if (!hashing.pieceMatches(manifest, errand.piece(), sink.filled())) {
        throw new SupplyFault(
            SupplyFault.Kind.LIED, "piece " + errand.piece() + " does not have its hash");
      }
    } catch (SupplyFault fault) {
      LOG.debug("source {}: {}", errand.source().name(), fault.getMessage());
      pieces.failed(errand, fault);
      return;
    } catch (CancellationException recalled) {
      pieces.dropped(errand);
      return;
    }
    part.keep(errand.piece(), buffer);
    pieces.kept(errand);
  }

  private void refuseFullDisk(Progress at) throws IOException {
    long missing = at.totalBytes() - at.verifiedBytes();
    long free = Files.getFileStore(target.toAbsolutePath().getParent()).getUsableSpace();
    if (free < missing) {
      throw new TransferException(Messages.text("diskTooSmall", missing, free));
    }
  }

  private static TransferException diskFault(IOException e) {
    return new TransferException(
        Messages.text("diskFault", e.getClass().getSimpleName() + ": " + e.getMessage()), e);
  }

  private static void join(Future<?> connection) {
    try {
      connection.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a connection handles all its errors", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransferException(Messages.text("cancelled"), e);
    }
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
    Dispatch pieces = dispatch;
    State now = state;
    if (pieces != null && now != State.WHOLE) {
      return pieces.progress(now);
    }
    return new Progress(
        now,
        now == State.WHOLE ? wanted.sealedBytes() : 0,
        wanted.sealedBytes(),
        0,
        Optional.empty(),
        pieces == null ? List.of() : pieces.progress(now).sources());
  }

  @Override
  public AutoCloseable onProgress(Consumer<Progress> listener) {
    return listeners.add(listener);
  }

  @Override
  public void playAt(long sealedOffset) {
    // Pieces come in order; that is all this provider can do.
  }

  @Override
  public boolean await(long sealedOffset, int length, Duration limit) {
    try {
      whole.copy().get(limit.toNanos(), TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException notYet) {
      return false;
    } catch (ExecutionException | InterruptedException e) {
      throw new TransferException(Messages.text("cancelled"), e);
    }
  }

  @Override
  public Path file() {
    return whole.isDone() ? target : DurableFiles.beside(target, ".part");
  }

  @Override
  public CompletableFuture<Path> whole() {
    return whole.copy();
  }

  @Override
  public void cancel() {
    stop.complete(null);
    Dispatch pieces = dispatch;
    if (pieces != null) {
      pieces.abort(new TransferException(Messages.text("cancelled")));
    }
  }
}
