package app.tangible.store.http;

import app.tangible.content.FilmId;
import app.tangible.library.Library;
import app.tangible.library.OwnedFilm;
import app.tangible.library.PendingPurchase;
import app.tangible.licence.LicenceId;
import app.tangible.store.Offer;
import app.tangible.store.Purchase.Stage;
import app.tangible.store.Purchase.Step;
import app.tangible.store.StoreException;
import java.time.Duration;
import java.time.Instant;
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
    try {
      goOn();
      if (view.isGivenUp()) {
        forget();
      }
    } finally {
      view.end();
    }
  }

  private void goOn() {
    Offer offer = view.offer();
    while (!closing.isClosed() && !view.isGivenUp()) {
      Step before = view.step();
      try {
        advance(offer);
        return;
      } catch (StoreException e) {
        if (!e.worthRetrying()) {
          refuse(e.getMessage());
          return;
        }
        if (view.isGivenUp()) {
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
      if (!closing.pause(pauses.next(), view.givenUp())) {
        return;
      }
      offer = newer(offer);
    }
  }

  private void advance(Offer offer) {
    OwnedFilm film = licensed(offer).orElseThrow(() -> gone());
    view.licensed(film.licence());
    if (!film.onDisk() && library.leftOut().contains(film.film())) {
      view.giveUp(); // before this process began, or before there was a licence
      return;
    }
    if (film.onDisk() || delivery.run(film.licence(), offer, view)) {
      library.forget(idempotencyKey);
      view.at(Stage.OWNED);
    }
  }

  /** Empty where the licence has left the household since. */
  private Optional<OwnedFilm> licensed(Offer offer) {
    if (idempotencyKey.isEmpty()) {
      return owned(offer.film());
    }
    PendingPurchase pending =
        library.pending().stream()
            .filter(candidate -> candidate.idempotencyKey().equals(idempotencyKey))
            .findFirst()
            .orElseThrow(() -> gone());
    if (pending.licence().isPresent()) {
      return library.film(pending.licence().get());
    }
    Checkout.Issued issued = checkout.run(pending, offer.film(), offer.masterHash(), view::at);
    OwnedFilm film = film(offer, issued);
    library.keep(film);
    library.note(noted(pending).licensed(issued.id()));
    return Optional.of(film);
  }

  /** As it is noted now, with its number. */
  private PendingPurchase noted(PendingPurchase before) {
    return library.pending().stream()
        .filter(candidate -> candidate.idempotencyKey().equals(idempotencyKey))
        .findFirst()
        .orElse(before);
  }

  private OwnedFilm film(Offer offer, Checkout.Issued issued) {
    boolean there =
        library.films().stream()
            .anyMatch(other -> other.film().equals(offer.film()) && other.onDisk());
    LicenceId id = issued.id();
    return new OwnedFilm(
        id,
        offer.film(),
        offer.title(),
        offer.year(),
        offer.studio(),
        offer.synopsis(),
        offer.quality(),
        offer.duration(),
        Instant.now(),
        Duration.ZERO,
        there,
        issued.licence(),
        offer.genres());
  }

  private static StoreException gone() {
    return new StoreException(Messages.text("noLongerYours"), false);
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
    forget();
    view.refused(why);
  }

  /** Refused, or given up with its licence in the library. */
  private void forget() {
    try {
      library.forget(idempotencyKey);
    } catch (RuntimeException e) {
      LOG.warn("a purchase that is over is not forgotten yet", e);
    }
  }
}
