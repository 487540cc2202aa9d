package app.tangible.store.http;

import app.tangible.library.Library;
import app.tangible.library.OwnedFilm;
import app.tangible.library.Parting;
import app.tangible.store.StoreException;
import app.tangible.store.http.Licences.Renewal;

/**
 * Fresh keys for a licence that comes home. The order's key follows from the parting's, so that a
 * repetition after a kill is the same order.
 */
final class Returning {

  private final Library library;
  private final Reissuing reissuing;
  private final Licences licences;

  Returning(Library library, Reissuing reissuing, Licences licences) {
    this.library = library;
    this.reissuing = reissuing;
    this.licences = licences;
  }

  /**
   * False when the licence turns out to be another household's.
   *
   * @throws StoreException worth retrying
   */
  boolean run(Parting parting, OwnedFilm film) {
    try {
      reissuing.run(key(parting), film);
      return true;
    } catch (StoreException e) {
      if (e.worthRetrying()) {
        throw e;
      }
      return stillOurs(film, e);
    }
  }

  private static String key(Parting parting) {
    return "back-" + parting.idempotencyKey();
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
    library.forget(key(parting));
  }
}
