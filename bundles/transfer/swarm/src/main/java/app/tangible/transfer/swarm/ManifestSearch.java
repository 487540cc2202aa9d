package app.tangible.transfer.swarm;

import app.tangible.content.PieceHashing;
import app.tangible.content.PieceManifest;
import app.tangible.transfer.Recall;
import app.tangible.transfer.SupplyFault;
import app.tangible.transfer.TransferException;
import app.tangible.transfer.Wanted;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks one source after the other for the manifest until one has it. */
final class ManifestSearch {

  private final Limits limits;
  private final PieceHashing hashing;
  private final CompletableFuture<Void> stop;

  ManifestSearch(Limits limits, PieceHashing hashing, CompletableFuture<Void> stop) {
    this.limits = limits;
    this.hashing = hashing;
    this.stop = stop;
  }

  PieceManifest find(List<Source> sources, Wanted wanted) {
    long begun = System.nanoTime();
    while (true) {
      long now = System.nanoTime();
      Optional<Source> next =
          sources.stream()
              .filter(source -> !source.out())
              .min(Comparator.comparingLong(source -> source.closedFor(now)));
      if (next.isEmpty()) {
        throw new TransferException(Messages.text("noSourceLeft", Faults.listed(sources)));
      }
      if (now - begun > limits.giveUp().toNanos()) {
        throw new TransferException(
            Messages.text("nobodyAnswers", limits.giveUp().toSeconds(), Faults.listed(sources)));
      }
      stopOrWait(next.get().closedFor(now));
      try {
        byte[] encoded = next.get().supplier().manifest(Recall.of(stop));
        return Manifests.verified(encoded, wanted, hashing);
      } catch (SupplyFault fault) {
        next.get().failed(fault, System.nanoTime(), limits.firstBackoff(), limits.longestBackoff());
      }
    }
  }

  private void stopOrWait(long nanos) {
    try {
      stop.get(nanos, TimeUnit.NANOSECONDS);
    } catch (TimeoutException goOn) {
      return;
    } catch (ExecutionException | InterruptedException e) {
      throw new TransferException(Messages.text("cancelled"), e);
    }
    throw new TransferException(Messages.text("cancelled"));
  }
}
