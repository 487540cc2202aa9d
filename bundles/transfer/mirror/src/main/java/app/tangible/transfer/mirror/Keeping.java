package app.tangible.transfer.mirror;

import app.tangible.content.FilmId;
import app.tangible.transfer.Transfer;
import app.tangible.transfer.TransferException;
import app.tangible.transfer.Transfers;
import app.tangible.transfer.VoucherBook;
import app.tangible.transfer.Wanted;
import app.tangible.transfer.mirror.KeepPlan.Candidate;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks again and again what is sold and what others seed, and keeps the rarest: fetches what is
 * missing, one film after the other, and makes room where it must.
 */
final class Keeping implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(Keeping.class);

  private final Catalogue catalogue;
  private final Set<FilmId> only;
  private final Transfers transfers;
  private final Shelf shelf;
  private final Room room;
  private final Traffic traffic;
  private final Optional<VoucherBook> book;
  private final Duration every;
  private final long seed;
  private final CompletableFuture<Void> closed;
  private volatile Map<FilmId, Long> seeders = Map.of();
  private volatile String problem = "";

  /** An empty set of films is all films. */
  Keeping(
      Catalogue catalogue,
      Set<FilmId> only,
      Transfers transfers,
      Shelf shelf,
      Room room,
      Traffic traffic,
      Optional<VoucherBook> book,
      Duration every,
      long seed,
      CompletableFuture<Void> closed) {
    this.catalogue = catalogue;
    this.only = Set.copyOf(only);
    this.transfers = transfers;
    this.shelf = shelf;
    this.room = room;
    this.traffic = traffic;
    this.book = book;
    this.every = every;
    this.seed = seed;
    this.closed = closed;
  }

  /** How many seed each film, as the store said last. */
  Map<FilmId, Long> seeders() {
    return seeders;
  }

  /** What is wrong now, English; empty when all is well. */
  String problem() {
    return problem;
  }

  @Override
  public void run() {
    do {
      try {
        round();
      } catch (IOException e) {
        problem = "the store cannot be asked, or the disk not be read";
        LOG.debug("a round ended early: {}", e.getMessage());
      } catch (RuntimeException e) {
        LOG.error("a round failed", e);
      }
    } while (pause());
  }

  private void round() throws IOException {
    List<Wanted> sold = only.isEmpty() ? catalogue.all() : catalogue.of(only);
    seeders = catalogue.seeders();
    Map<FilmId, Wanted> byFilm = new HashMap<>();
    sold.forEach(film -> byFilm.put(film.film(), film));
    KeepPlan plan = KeepPlan.of(candidates(byFilm), room.quotaBytes(), seed);
    problem = "";
    List<Candidate> evict = new ArrayList<>(plan.evict());
    for (Candidate film : plan.fetch()) {
      if (closed.isDone()) {
        return;
      }
      if (makeRoom(film, evict)) {
        fetch(byFilm.get(film.film()));
      }
    }
  }

  private List<Candidate> candidates(Map<FilmId, Wanted> sold) {
    List<Candidate> candidates = new ArrayList<>();
    for (Wanted film : sold.values()) {
      boolean here = shelf.film(film.film()).isPresent();
      long live = seeders.getOrDefault(film.film(), 0L);
      candidates.add(
          new Candidate(
              film.film(),
              film.sealedBytes(),
              here ? Math.max(0, live - 1) : live,
              here,
              here && traffic.isBusy(film.film(), served(film.film()))));
    }
    for (Shelf.Film film : shelf.all()) {
      if (!sold.containsKey(film.id())) {
        boolean busy = traffic.isBusy(film.id(), served(film.id()));
        candidates.add(new Candidate(film.id(), film.sealedBytes(), Candidate.GONE, true, busy));
      }
    }
    return candidates;
  }

  /** All that was sent of it, by any way. */
  private long served(FilmId film) {
    return traffic.sent(film) + book.map(b -> b.earnings(film).servedBytes()).orElse(0L);
  }

  /** Makes way within the quota; false where that, or the disk, has no room. */
  private boolean makeRoom(Candidate film, List<Candidate> evict) throws IOException {
    long after = shelf.usedBytes(film.film()) + film.bytes();
    while (after > room.quotaBytes() && !evict.isEmpty()) {
      Candidate common = evict.removeFirst();
      if (!traffic.isBusy(common.film(), served(common.film()))) {
        LOG.info("film {} makes way for a rarer one", common.film());
        shelf.evict(common.film());
        after -= common.bytes();
      }
    }
    if (after > room.quotaBytes()) {
      LOG.debug("film {} does not fit into the quota", film.film());
      return false;
    }
    if (!room.has(film.bytes())) {
      problem = "the disk is nearly full: " + room.freeBytes() + " bytes are free";
      LOG.warn("film {} is not fetched: {}", film.film(), problem);
      return false;
    }
    return true;
  }

  private void fetch(Wanted film) {
    Transfer transfer = transfers.fetch(film, shelf.sealedFile(film.film()));
    CompletableFuture<Path> whole = transfer.whole();
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
      problem = "film " + film.film() + " could not be fetched";
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
