package app.tangible.store.http;

import app.tangible.content.FilmId;
import app.tangible.library.Library;
import app.tangible.library.OwnedFilm;
import app.tangible.library.PendingPurchase;
import app.tangible.store.Offer;
import app.tangible.store.Purchase;
import app.tangible.store.Purchase.Stage;
import app.tangible.store.StoreException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All purchases of this process; one workflow a film at a time. */
final class Purchases {

  private static final Logger LOG = LoggerFactory.getLogger(Purchases.class);

  private final Library library;
  private final Checkout checkout;
  private final Delivery delivery;
  private final Closing closing;
  private final Pauses pauses;
  private final Executor threads;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<FilmId, PurchaseView> byFilm = new LinkedHashMap<>();

  Purchases(
      Library library,
      Checkout checkout,
      Delivery delivery,
      Closing closing,
      Pauses pauses,
      Executor threads) {
    this.library = library;
    this.checkout = checkout;
    this.delivery = delivery;
    this.closing = closing;
    this.pauses = pauses;
    this.threads = threads;
  }

  /** Goes on with what the library says is not finished. */
  void resume() {
    for (PendingPurchase pending : library.pending()) {
      try {
        start(pending.idempotencyKey(), Offers.read(Json.read(pending.offer())));
      } catch (StoreException unreadable) {
        LOG.error("a purchase under way cannot be read and stays as it is");
      }
    }
    library.films().stream()
        .filter(film -> !film.onDisk() && !isKnown(film.film()))
        .forEach(film -> threads.execute(() -> resumeFetch(film)));
  }

  private void resumeFetch(OwnedFilm film) {
    Pauses own = pauses.fresh();
    do {
      try {
        start("", delivery.lookUp(film));
        return;
      } catch (RuntimeException e) {
        LOG.debug("film {} cannot be looked up: {}", film.film(), e.getMessage());
      }
    } while (closing.pause(own.next()) && !isKnown(film.film()));
  }

  Purchase buy(Offer offer) {
    lock.lock();
    try {
      PurchaseView known = byFilm.get(offer.film());
      if (known != null && known.step().stage() != Stage.REFUSED) {
        return known;
      }
      Optional<OwnedFilm> owned =
          library.films().stream().filter(film -> film.film().equals(offer.film())).findFirst();
      if (owned.isPresent()) {
        return start("", offer);
      }
      String key = UUID.randomUUID().toString();
      library.note(
          new PendingPurchase(key, offer.edition(), Offers.write(offer), Optional.empty()));
      return start(key, offer);
    } finally {
      lock.unlock();
    }
  }

  private Purchase start(String key, Offer offer) {
    lock.lock();
    try {
      PurchaseView known = byFilm.get(offer.film());
      if (known != null && known.step().stage() != Stage.REFUSED) {
        return known;
      }
      PurchaseView view = new PurchaseView(offer);
      byFilm.remove(offer.film());
      byFilm.put(offer.film(), view);
      threads.execute(
          new PurchaseWorkflow(key, view, library, checkout, delivery, closing, pauses.fresh()));
      return view;
    } finally {
      lock.unlock();
    }
  }

  private boolean isKnown(FilmId film) {
    lock.lock();
    try {
      return byFilm.containsKey(film);
    } finally {
      lock.unlock();
    }
  }

  List<Purchase> list() {
    lock.lock();
    try {
      return List.copyOf(byFilm.values());
    } finally {
      lock.unlock();
    }
  }
}
