package app.tangible.store.http;

import app.tangible.content.FilmId;
import app.tangible.library.Library;
import app.tangible.library.OwnedFilm;
import app.tangible.library.PendingPurchase;
import app.tangible.store.Offer;
import app.tangible.store.Purchase.Stage;
import app.tangible.store.Purchase.Step;
import app.tangible.store.StoreException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One purchase from its order to the film on the disk. What is done is read from the library at
 * each try, so a try after a failure and one after a kill are the same.
 */
final class PurchaseWorkflow implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(PurchaseWorkflow.class);

  private final String idempotencyKey;
  private final PurchaseView view;
  private final Library library;
  private final Checkout checkout;
  private final Delivery delivery;
  private final Closing closing;
  private final Pauses pauses;

  /** The key is blank where the film is owned already and only has to be fetched. */
  PurchaseWorkflow(
      String idempotencyKey,
      PurchaseView view,
      Library library,
      Checkout checkout,
      Delivery delivery,
      Closing closing,
      Pauses pauses) {
    this.idempotencyKey = idempotencyKey;
    this.view = view;
    this.library = library;
    this.checkout = checkout;
    this.delivery = delivery;
    this.closing = closing;
    this.pauses = pauses;
  }

  @Override
  public void run() {
    Offer offer = view.offer();
    while (!closing.isClosed()) {
      Step before = view.step();
      try {
        advance(offer);
        return;
      } catch (StoreException e) {
        if (!e.worthRetrying()) {
          refuse(e.getMessage());
          return;
        }
        view.problem(Messages.text("goesOn", e.getMessage()));
      } catch (RuntimeException e) {
        if (closing.isClosed()) {
          return;
        }
        LOG.warn("purchase of film {} stands still", offer.film(), e);
        view.problem(
            Messages.text("goesOn", Messages.text("internal", String.valueOf(e.getMessage()))));
      }
      if (before.stage() != view.step().stage() || before.doneBytes() != view.step().doneBytes()) {
        pauses.reset();
      }
      if (!closing.pause(pauses.next())) {
        return;
      }
      offer = newer(offer);
    }
  }

  private void advance(Offer offer) {
    Optional<OwnedFilm> owned = owned(offer.film());
    if (owned.isEmpty()) {
      PendingPurchase pending =
          library.pending().stream()
              .filter(candidate -> candidate.idempotencyKey().equals(idempotencyKey))
              .findFirst()
              .orElseThrow(() -> new StoreException(Messages.text("noLongerYours"), false));
      owned = Optional.of(checkout.run(pending, view));
    }
    OwnedFilm film = owned.get();
    view.licensed(film.licence());
    if (film.onDisk() || delivery.run(film.licence(), offer, view)) {
      library.forget(idempotencyKey);
      view.at(Stage.OWNED);
    }
  }

  /** Sources come and go; what the film is does not. */
  private Offer newer(Offer offer) {
    try {
      return owned(offer.film())
          .map(delivery::lookUp)
          .filter(found -> found.pieceRoot().equals(offer.pieceRoot()))
          .orElse(offer);
    } catch (RuntimeException offline) {
      return offer;
    }
  }

  private Optional<OwnedFilm> owned(FilmId film) {
    return library.films().stream().filter(owned -> owned.film().equals(film)).findFirst();
  }

  private void refuse(String why) {
    try {
      library.forget(idempotencyKey);
    } catch (RuntimeException e) {
      LOG.warn("a refused purchase is not forgotten yet", e);
    }
    view.refused(why);
  }
}
