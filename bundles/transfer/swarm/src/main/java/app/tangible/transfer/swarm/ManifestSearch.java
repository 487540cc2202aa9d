package app.tangible.transfer.swarm;

import app.tangible.content.PieceHashing;
import app.tangible.content.PieceManifest;
import app.tangible.transfer.Recall;
import app.tangible.transfer.SupplyFault;
import app.tangible.transfer.TransferException;
import app.tangible.transfer.Wanted;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

/**
 * Asks the sources for the manifest, one more after each while, until one has it or the transfer is
 * made to wait. Then nobody is asked any more, and what a source says of that is not its fault.
 */
final class ManifestSearch {

  private final Wanted wanted;
  private final Search search;
  private final Limits limits;
  private final PieceHashing hashing;
  private final CompletableFuture<Void> stop;
  private final BooleanSupplier paused;
  private final Executor threads;
  private final CompletableFuture<PieceManifest> found = new CompletableFuture<>();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private final Set<Source> asked = new HashSet<>();

  ManifestSearch(
      Wanted wanted,
      Search search,
      Limits limits,
      PieceHashing hashing,
      CompletableFuture<Void> stop,
      BooleanSupplier paused,
      Executor threads) {
    this.wanted = wanted;
    this.search = search;
    this.limits = limits;
    this.hashing = hashing;
    this.stop = stop;
    this.paused = paused;
    this.threads = threads;
    stop.thenRun(search::wake);
    found.thenRun(search::wake);
  }

  /** Empty where it has to wait; another one looks then when it goes on. */
  Optional<PieceManifest> find() {
    try {
      search.lock().lock();
      try {
        while (!found.isDone() && !stop.isDone() && !paused.getAsBoolean()) {
          look(System.nanoTime());
        }
      } finally {
        search.lock().unlock();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      ended.complete(null);
    }
    if (!found.isDone() && (stop.isDone() || Thread.currentThread().isInterrupted())) {
      throw new TransferException(Messages.text("cancelled"));
    }
    return Optional.ofNullable(found.getNow(null));
  }

  private void look(long now) throws InterruptedException {
    Optional<Source> next =
        search.roster().all().stream()
            .filter(source -> source.usable(now) && !asked.contains(source))
            .min(Comparator.comparing(source -> source.lastFault() != null));
    if (next.isPresent()) {
      asked.add(next.get());
      threads.execute(() -> ask(next.get()));
      search.changed().awaitNanos(limits.hedge().toNanos());
      return;
    }
    Optional<String> hopeless =
        asked.isEmpty() ? search.hopeless(now, search.roster().lastFound()) : Optional.empty();
    if (hopeless.isPresent()) {
      throw new TransferException(hopeless.get());
    }
    long most = Math.min(1_000_000_000L, limits.giveUp().toNanos() / 4);
    search.changed().awaitNanos(Math.min(most, search.nextOpen(now).orElse(most)));
  }

  private void ask(Source source) {
    try {
      CompletableFuture<Object> over = CompletableFuture.anyOf(stop, found, ended);
      byte[] encoded = source.supplier().manifest(Recall.of(over));
      found.complete(Manifests.verified(encoded, wanted, hashing));
    } catch (SupplyFault fault) {
      if (fault.kind() == SupplyFault.Kind.LIED) {
        source.supplier().lied(String.valueOf(fault.getMessage()));
      }
      failed(source, fault);
    } catch (RuntimeException e) {
      failed(source, new SupplyFault(SupplyFault.Kind.BROKEN, String.valueOf(e.getMessage())));
    }
  }

  private void failed(Source source, SupplyFault fault) {
    search.lock().lock();
    try {
      asked.remove(source);
      if (!found.isDone() && !ended.isDone()) {
        source.failed(fault, System.nanoTime(), limits);
      }
      search.changed().signalAll();
    } finally {
      search.lock().unlock();
    }
  }
}
