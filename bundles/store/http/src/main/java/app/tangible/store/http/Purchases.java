package app.tangible.store.http;

import app.tangible.content.FilmId;
import app.tangible.library.Library;
import app.tangible.library.LibraryException;
import app.tangible.library.OwnedFilm;
import app.tangible.library.Parting;
import app.tangible.library.PendingPurchase;
import app.tangible.library.PendingPurchase.Order;
import app.tangible.licence.LicenceId;
import app.tangible.store.Offer;
import app.tangible.store.Purchase;
import app.tangible.store.Purchase.Stage;
import app.tangible.store.Resale;
import app.tangible.store.StoreException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All purchases of this process; a film that comes twice is fetched once. */
final class Purchases {

  private static final Logger LOG = LoggerFactory.getLogger(Purchases.class);

  private final Library library;
  private final Checkout checkout;
  private final Delivery delivery;
  private final Closing closing;
  private final Pauses pauses;
  private final Executor threads;
  private final ReentrantLock lock = new ReentrantLock();
  private final List<PurchaseView> views = new ArrayList<>();

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
        if (pending.order() != Order.REISSUE) {
          start(pending.idempotencyKey(), view(pending));
        }
      } catch (StoreException unreadable) {
        LOG.error("a purchase under way cannot be read and stays as it is");
      }
    }
    eraseLeftOut();
    fetchMissing();
  }

  /** A kill may have come between the note that it is left out, and erasing. */
  private void eraseLeftOut() {
    try {
      library.leftOut().forEach(library::eraseFetched);
    } catch (LibraryException e) {
      LOG.warn("what was fetched of a film that was given up or removed is not erased yet", e);
    }
  }

  /** Ends the fetch of a film that is not whole, and erases what there is of it. */
  void giveUp(LicenceId licence) {
    Optional<FilmId> film =
        library.film(licence).filter(owned -> !owned.onDisk()).map(OwnedFilm::film);
    film.ifPresent(
        unwanted -> {
          library.leaveOut(unwanted);
          endFetching(unwanted);
          eraseUnwanted(licence, unwanted);
        });
  }

  /** Returns when nobody fetches it any more; of what is over nothing is told any more. */
  void endFetching(FilmId film) {
    List<PurchaseView> ended = end(film);
    delivery.stop(film);
    ended.forEach(view -> closing.await(view.over()));
  }

  /** False where it came, or was wanted again, meanwhile: then nothing is erased. */
  boolean eraseUnwanted(LicenceId licence, FilmId film) {
    lock.lock();
    try {
      if (library.film(licence).map(OwnedFilm::onDisk).orElse(false)) {
        library.wantAgain(film);
        return false;
      }
      boolean unwanted = library.leftOut().contains(film);
      if (unwanted) {
        library.eraseFetched(film);
      }
      return unwanted;
    } finally {
      lock.unlock();
    }
  }

  /** What only fetches, or has fetched; an order that is still to bring a licence goes on. */
  private List<PurchaseView> end(FilmId film) {
    lock.lock();
    try {
      List<PurchaseView> ended =
          views.stream()
              .filter(view -> view.offer().film().equals(film) && view.licence().isPresent())
              .filter(view -> view.step().stage() != Stage.REFUSED)
              .toList();
      ended.forEach(PurchaseView::giveUp);
      views.removeAll(ended);
      return ended;
    } finally {
      lock.unlock();
    }
  }

  /** A film that is owned and not here; whether it was given up before or not. */
  void fetch(LicenceId licence) {
    lock.lock(); // not between a last look at whether it is wanted, and erasing it
    try {
      library
          .film(licence)
          .filter(film -> !film.onDisk())
          .ifPresent(
              film -> {
                library.wantAgain(film.film());
                if (!isUnderWay(film.film())) {
                  threads.execute(() -> resumeFetch(film));
                }
              });
    } finally {
      lock.unlock();
    }
  }

  private static PurchaseView view(PendingPurchase pending) {
    JsonNode written = Json.read(pending.offer());
    return new PurchaseView(
        Offers.read(written),
        pending.order() == Order.OFFER ? Optional.of(Resales.read(written)) : Optional.empty());
  }

  /** Fetches films that are owned, not parked, and not on the disk. */
  void fetchMissing() {
    Set<LicenceId> parked =
        library.partings().stream()
            .filter(parting -> !parting.over())
            .map(Parting::licence)
            .collect(Collectors.toUnmodifiableSet());
    Set<FilmId> leftOut = library.leftOut();
    library.films().stream()
        .filter(film -> !film.onDisk() && !parked.contains(film.licence()))
        .filter(film -> !leftOut.contains(film.film()))
        .filter(film -> !isUnderWay(film.film()))
        .forEach(film -> threads.execute(() -> resumeFetch(film)));
  }

  private void resumeFetch(OwnedFilm film) {
    Pauses own = pauses.fresh();
    do {
      try {
        fetch(delivery.lookUp(film));
        return;
      } catch (RuntimeException e) {
        LOG.debug("film {} cannot be looked up: {}", film.film(), e.getMessage());
      }
    } while (closing.pause(own.next())
        && !isUnderWay(film.film())
        && !library.leftOut().contains(film.film())
        && library.film(film.licence()).isPresent());
  }

  private Purchase fetch(Offer offer) {
    lock.lock();
    try {
      return underWay(offer.film())
          .orElseGet(() -> start("", new PurchaseView(offer, Optional.empty())));
    } finally {
      lock.unlock();
    }
  }

  Purchase buy(Offer offer) {
    lock.lock();
    try {
      if (library.leftOut().contains(offer.film())) {
        library.wantAgain(offer.film());
      }
      boolean owned = library.films().stream().anyMatch(film -> film.film().equals(offer.film()));
      Optional<PurchaseView> known =
          underWay(offer.film()).or(() -> owned ? finished(offer.film()) : Optional.empty());
      if (known.isPresent()) {
        return known.get();
      }
      return owned
          ? fetch(offer)
          : order(
              Order.EDITION,
              offer.edition(),
              Offers.write(offer),
              new PurchaseView(offer, Optional.empty()));
    } finally {
      lock.unlock();
    }
  }

  /** Keys and film of what an account of the household owns on the chain; once is enough. */
  void claim(Offer offer, String token) {
    lock.lock();
    try {
      boolean known =
          underWay(offer.film()).isPresent()
              || library.pending().stream()
                  .anyMatch(p -> p.order() == Order.CLAIM && p.subject().equals(token));
      if (!known) {
        order(Order.CLAIM, token, Offers.write(offer), new PurchaseView(offer, Optional.empty()));
      }
    } finally {
      lock.unlock();
    }
  }

  Purchase accept(Resale resale) {
    lock.lock();
    try {
      return views.reversed().stream()
          .filter(view -> view.step().stage() != Stage.REFUSED)
          .filter(view -> view.resale().map(Resale::id).equals(Optional.of(resale.id())))
          .findFirst()
          .orElseGet(
              () ->
                  order(
                      Order.OFFER,
                      resale.id(),
                      Resales.write(resale),
                      new PurchaseView(resale.goods(), Optional.of(resale))));
    } finally {
      lock.unlock();
    }
  }

  private PurchaseView order(Order order, String subject, byte[] written, PurchaseView view) {
    String key = UUID.randomUUID().toString();
    library.note(
        new PendingPurchase(
            key, order, subject, written, Slots.fresh(), Optional.empty(), Optional.empty()));
    return start(key, view);
  }

  private PurchaseView start(String key, PurchaseView view) {
    lock.lock();
    try {
      views.removeIf(
          older ->
              older.offer().film().equals(view.offer().film())
                  && (older.step().stage() == Stage.REFUSED
                      || older.step().stage() == Stage.OWNED));
      views.add(view);
      threads.execute(
          new PurchaseWorkflow(key, view, library, checkout, delivery, closing, pauses.fresh()));
      return view;
    } finally {
      lock.unlock();
    }
  }

  private Optional<PurchaseView> underWay(FilmId film) {
    return newest(film).filter(Purchases::isUnderWay);
  }

  private static boolean isUnderWay(PurchaseView view) {
    Stage stage = view.step().stage();
    return !view.isGivenUp() && stage != Stage.REFUSED && stage != Stage.OWNED;
  }

  private Optional<PurchaseView> finished(FilmId film) {
    return newest(film).filter(view -> view.step().stage() == Stage.OWNED);
  }

  private Optional<PurchaseView> newest(FilmId film) {
    return views.reversed().stream().filter(view -> view.offer().film().equals(film)).findFirst();
  }

  private boolean isUnderWay(FilmId film) {
    lock.lock();
    try {
      return underWay(film).isPresent();
    } finally {
      lock.unlock();
    }
  }

  List<Purchase> list() {
    lock.lock();
    try {
      return views.stream().filter(view -> !view.isGivenUp()).map(Purchase.class::cast).toList();
    } finally {
      lock.unlock();
    }
  }
}
