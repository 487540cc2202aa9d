package app.tangible.transfer.swarm;

import app.tangible.content.PieceHashing;
import app.tangible.content.PieceManifest;
import app.tangible.transfer.Recall;
import app.tangible.transfer.SupplyFault;
import app.tangible.transfer.TransferException;
import app.tangible.transfer.Wanted;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Asks one source after the other for the manifest until one has it. */
final class ManifestSearch {

  private final Search search;
  private final Limits limits;
  private final PieceHashing hashing;
  private final CompletableFuture<Void> stop;

  ManifestSearch(Search search, Limits limits, PieceHashing hashing, CompletableFuture<Void> stop) {
    this.search = search;
    this.limits = limits;
    this.hashing = hashing;
    this.stop = stop;
    stop.thenRun(this::wake);
  }

  private void wake() {
    search.lock().lock();
    try {
      search.changed().signalAll();
    } finally {
      search.lock().unlock();
    }
  }

  PieceManifest find(Wanted wanted) {
    while (true) {
      Source source = next();
      try {
        byte[] encoded = source.supplier().manifest(Recall.of(stop));
        return Manifests.verified(encoded, wanted, hashing);
      } catch (SupplyFault fault) {
        if (fault.kind() == SupplyFault.Kind.LIED) {
          source.supplier().lied(String.valueOf(fault.getMessage()));
        }
        failed(source, fault);
      }
    }
  }

  private void failed(Source source, SupplyFault fault) {
    search.lock().lock();
    try {
      source.failed(fault, System.nanoTime(), limits);
    } finally {
      search.lock().unlock();
    }
  }

  private Source next() {
    search.lock().lock();
    try {
      while (!stop.isDone()) {
        long now = System.nanoTime();
        Optional<Source> next =
            search.roster().all().stream()
                .filter(source -> source.usable(now))
                .min(Comparator.comparing(source -> source.lastFault() != null));
        if (next.isPresent()) {
          return next.get();
        }
        Optional<String> hopeless = search.hopeless(now, search.roster().lastFound());
        if (hopeless.isPresent()) {
          throw new TransferException(hopeless.get());
        }
        long most = Math.min(1_000_000_000L, limits.giveUp().toNanos() / 4);
        search.changed().awaitNanos(Math.min(most, search.nextOpen(now).orElse(most)));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      search.lock().unlock();
    }
    throw new TransferException(Messages.text("cancelled"));
  }
}
