package app.tangible.store;

import app.tangible.licence.LicenceId;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Films that go from household to household. Calls block; {@link StoreException} when the store
 * cannot be reached.
 *
 * <p>What the household offers is parked: its keys here are destroyed before anybody is told, so
 * that nobody buys what another still watches.
 *
 * <p>Where who watches has an age limit, nothing is offered, taken back or accepted: a {@link
 * StoreException} that is not worth retrying.
 */
@ProviderType
public interface Market {

  /** What other households sell to anyone, newest first; all where the query is blank. */
  List<Resale> offers(String query);

  /** What other households offer to this one, newest first. */
  List<Resale> toMe();

  /** What this household offers and offered, newest first, as it is known here. Does not block. */
  List<Sale> mine();

  /** What may be done with a licence, and how a price is divided. */
  Terms terms(LicenceId licence);

  /**
   * Parks the licence and offers it. Survives a kill at any moment; asking again while it is parked
   * returns what is there.
   *
   * <p>From the return on, the film does not play here until it is taken back.
   */
  Sale offer(LicenceId licence, Proposal proposal);

  /**
   * Takes it back, as soon as nobody is paying for it; fresh keys then come by themselves. Does
   * nothing when it is gone already.
   */
  void cancel(Sale sale);

  /**
   * Takes the offer: pays where there is a price, and goes on as {@link Store#buy} does. Asking
   * again returns the purchase that is there.
   */
  Purchase accept(Resale offer);

  /** By which other households find this one. */
  String householdCode();

  /**
   * The household of this code.
   *
   * @throws StoreException not worth retrying when there is none, or the store answers another
   */
  Household household(String code);

  /**
   * Renews leases, learns which licences changed hands, tells the decoder, erases what is no longer
   * the household's.
   *
   * @return how many leases were renewed
   */
  int sync();

  /**
   * A fresh lease for one licence, whatever the age of the one that is there: what a decoder asks
   * for that saw its files or its clock set back.
   *
   * @return whether there is one
   */
  boolean renew(LicenceId licence);

  /** Calls the listener after each change of {@link #mine} until the handle is closed. */
  AutoCloseable onChange(Runnable listener);
}
