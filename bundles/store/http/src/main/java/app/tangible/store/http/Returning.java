package app.tangible.store.http;

import app.tangible.content.MasterHash;
import app.tangible.library.Library;
import app.tangible.library.OwnedFilm;
import app.tangible.library.Parting;
import app.tangible.library.PendingPurchase;
import app.tangible.library.PendingPurchase.Order;
import app.tangible.store.StoreException;
import app.tangible.store.http.Licences.Renewal;
import java.util.Optional;

/**
 * Fresh keys for a licence that comes home. The order's key follows from the parting's, so that a
 * repetition after a kill is the same order.
 */
final class Returning {

  private final Library library;
  private final Checkout checkout;
  private final Licences licences;

  Returning(Library library, Checkout checkout, Licences licences) {
    this.library = library;
    this.checkout = checkout;
    this.licences = licences;
  }

  /**
   * False when the licence turns out to be another household's.
   *
   * @throws StoreException worth retrying
   */
  boolean run(Parting parting, OwnedFilm film) {
    PendingPurchase order = order(parting);
    MasterHash masterHash = licences.masterOf(film.licencePackage());
    Checkout.Issued issued;
    try {
      issued = checkout.run(order, film.film(), masterHash, stage -> {});
    } catch (StoreException e) {
      if (e.worthRetrying()) {
        throw e;
      }
      return stillOurs(film, e);
    }
    OwnedFilm now = library.film(film.licence()).orElse(film);
    library.replace(
        film.licence(),
        new OwnedFilm(
            issued.id(),
            now.film(),
            now.title(),
            now.year(),
            now.studio(),
            now.synopsis(),
            now.quality(),
            now.duration(),
            now.acquired(),
            now.resumeAt(),
            now.onDisk(),
            issued.licence()));
    library.forget(order.idempotencyKey());
    return true;
  }

  private PendingPurchase order(Parting parting) {
    String key = "back-" + parting.idempotencyKey();
    return library.pending().stream()
        .filter(known -> known.idempotencyKey().equals(key))
        .findFirst()
        .orElseGet(
            () -> {
              PendingPurchase fresh =
                  new PendingPurchase(
                      key,
                      Order.REISSUE,
                      parting.licence().hex(),
                      Json.bytes(Json.object()),
                      Slots.fresh(),
                      Optional.empty(),
                      Optional.empty());
              library.note(fresh);
              return fresh;
            });
  }

  /** The store does not re-issue: what it says of the lease tells whether for good. */
  private boolean stillOurs(OwnedFilm film, StoreException why) {
    if (licences.renew(film.licence(), film.licencePackage()) instanceof Renewal.NotYours) {
      return false;
    }
    throw new StoreException(why.getMessage(), true);
  }

  /** Nothing of the order is needed any more. */
  void forget(Parting parting) {
    library.forget("back-" + parting.idempotencyKey());
  }
}
