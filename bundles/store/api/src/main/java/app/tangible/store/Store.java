package app.tangible.store;

import app.tangible.licence.LicenceId;
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

  /**
   * Gives a download up: ends it and erases what was fetched. The film stays the household's, and
   * is not fetched until {@link #fetch} asks for it. Does nothing where the film is here, or is not
   * the household's.
   *
   * @throws StoreException not worth retrying, where who watches has an age limit
   */
  void giveUp(LicenceId licence);

  /**
   * Takes a film that is here whole from this disk, so that there is room: whoever gives it on,
   * pictures it or waits for it lets go, and its file is erased. It stays the household's under all
   * its licences, and is not fetched until {@link #fetch} asks for it; a sale or a loan that is
   * under way goes on. Where a kill comes between, the next start erases the rest.
   *
   * @throws StoreException not worth retrying, where who watches has an age limit
   */
  Removal makeRoom(LicenceId licence);

  /**
   * Fetches a film that is the household's and not here, in the background.
   *
   * @throws StoreException not worth retrying, where who watches has an age limit
   */
  void fetch(LicenceId licence);

  /**
   * Under way or finished since this process began, newest last; without what was given up or
   * removed.
   */
  List<Purchase> purchases();

  /**
   * Renews the lease of every licence that is online-reachable and older than half its time;
   * returns how many.
   */
  int renewLeases();
}
