package app.tangible.store;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The shop window and the till. Calls block; {@link StoreException} when the store cannot be
 * reached.
 */
@ProviderType
public interface Store {

  /** Offers whose title matches; all where the query is blank. At most 200. */
  List<Offer> browse(String query);

  /**
   * Buys: pays, waits for the certificate, keeps the licence in the library, fetches the film.
   * Survives a kill at any moment: {@link #purchases} of the next start goes on with it. Asking
   * again for a film that is being bought, or is owned, returns the purchase that is there.
   *
   * @throws StoreException not worth retrying, where who watches has an age limit
   */
  Purchase buy(Offer offer);

  /** Under way or finished since this process began, newest last. */
  List<Purchase> purchases();

  /**
   * Renews the lease of every licence that is online-reachable and older than half its time;
   * returns how many.
   */
  int renewLeases();
}
