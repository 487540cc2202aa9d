package app.tangible.transfer.mirror;

import app.tangible.content.FilmId;
import app.tangible.transfer.TransferException;
import app.tangible.transfer.Transfers;
import app.tangible.transfer.Wanted;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the catalogue again and again, and fetches what is missing, one film after the other.
 */
final class Filling implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(Filling.class);

  private final Catalogue catalogue;
  private final Set<FilmId> only;
  private final Transfers transfers;
  private final Shelf shelf;
  private final long quotaBytes;
  private final Duration every;
  private final CompletableFuture<Void> closed;

  /** An empty set of films is all films. */
  Filling(
      Catalogue catalogue,
      Set<FilmId> only,
      Transfers transfers,
      Shelf shelf,
      long quotaBytes,
      Duration every,
      CompletableFuture<Void> closed) {
    this.catalogue = catalogue;
    this.only = Set.copyOf(only);
    this.transfers = transfers;
    this.shelf = shelf;
    this.quotaBytes = quotaBytes;
    this.every = every;
    this.closed = closed;
  }

  @Override
  public void run() {
    do {
      try {
        List<Wanted> films = only.isEmpty() ? catalogue.all() : catalogue.of(only);
        for (Wanted film : films) {
          fill(film);
        }
      } catch (IOException e) {
        LOG.debug("catalogue not read: {}", e.getMessage());
      } catch (RuntimeException e) {
        LOG.error("a round failed", e);
      }
    } while (pause());
  }

  private void fill(Wanted film) throws IOException {
    if (closed.isDone() || shelf.film(film.film()).isPresent()) {
      return;
    }
    if (shelf.usedBytes() + film.sealedBytes() > quotaBytes) {
      LOG.warn("film {} does not fit into the quota of {} bytes", film.film(), quotaBytes);
      return;
    }
    CompletableFuture<Path> whole = transfers.fetch(film, shelf.sealedFile(film.film())).whole();
    CompletableFuture.anyOf(whole.exceptionally(failure -> null), closed).join();
    if (!whole.isDone()) {
      return;
    }
    try {
      shelf.put(whole.join());
      LOG.info("film {} is here, {} bytes", film.film(), film.sealedBytes());
    } catch (CompletionException e) {
      if (!(e.getCause() instanceof TransferException)) {
        throw e;
      }
      LOG.debug("film {} not fetched: {}", film.film(), e.getCause().getMessage());
    }
  }

  private boolean pause() {
    try {
      closed.get(every.toMillis(), TimeUnit.MILLISECONDS);
      return false;
    } catch (TimeoutException goOn) {
      return true;
    } catch (ExecutionException | InterruptedException e) {
      return false;
    }
  }
}
