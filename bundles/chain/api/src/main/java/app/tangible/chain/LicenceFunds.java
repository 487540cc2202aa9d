package app.tangible.chain;

import org.osgi.annotation.versioning.ProviderType;

/**
 * What the licence contract says of money, for whoever keeps books of it.
 *
 * <p>All methods throw {@link ChainException} when the node cannot be reached.
 */
@ProviderType
public interface LicenceFunds {

  /** The platform's share of a first sale, of 10,000; fixed at the deployment. */
  int platformBasisPoints();

  /**
   * What the contract owes to all accounts together, in units of the coin.
   *
   * @param block as of this one; the node must still have its state
   */
  long totalOwed(long block);
}
