package app.tangible.store.http;

import app.tangible.library.Library;
import app.tangible.library.OwnedFilm;
import app.tangible.library.PendingPurchase;
import app.tangible.library.PendingPurchase.Order;
import java.util.Optional;

/** New keys for this device of a licence that the household owns; the licence before is revoked. */
final class Reissuing {

  private final Library library;
  private final Checkout checkout;
  private final Licences licences;

  Reissuing(Library library, Checkout checkout, Licences licences) {
    this.library = library;
    this.checkout = checkout;
    this.licences = licences;
  }

  /**
   * Puts the new licence into the place of the one before. After a kill the order goes on under its
   * key.
   *
   * @throws StoreException when there are none, or none now
   */
  void run(String key, OwnedFilm film) {
    Checkout.Issued issued =
        checkout.run(
            order(key, film), film.film(), licences.masterOf(film.licencePackage()), stage -> {});
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
            issued.licence(),
            now.genres()));
    library.forget(key);
  }

  private PendingPurchase order(String key, OwnedFilm film) {
    return library.pending().stream()
        .filter(known -> known.idempotencyKey().equals(key))
        .findFirst()
        .orElseGet(
            () -> {
              PendingPurchase fresh =
                  new PendingPurchase(
                      key,
                      Order.REISSUE,
                      film.licence().hex(),
                      Json.bytes(Json.object()),
                      Slots.fresh(),
                      Optional.empty(),
                      Optional.empty());
              library.note(fresh);
              return fresh;
            });
  }
}
