package app.tangible.chain;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The licence contract. Calls block until mined, on the caller's (virtual) thread.
 *
 * <p>Every write is safe to repeat, by this process or another one: the contracts refuse a second
 * edition of the same master hash, a second mint of the same payment and an anchor behind a head
 * that is no more, and the provider then answers with what is there.
 *
 * <p>All methods throw {@link ChainException} when the node cannot be reached or the transaction
 * reverts.
 */
@ProviderType
public interface LicenceRegistry {

  /** Chain id, such as 137 or 31337. */
  long chainId();

  /** The licence contract. */
  Account licences();

  /** The anchor contract. */
  Account anchor();

  /** Registers the edition, or finds the one with this master hash; returns its id, from 1. */
  long registerEdition(EditionTerms terms);

  /**
   * Mints one licence of the edition to the owner, exactly once for this payment.
   *
   * @throws ChainException also when the payment was spent on another edition or owner
   */
  Minted mint(long edition, Account owner, Bytes32 paymentId);

  /**
   * Whether a block of this number is so deep that what is in it stays. What was found in it before
   * is asked for again after: only then the answer is of the chain that stays.
   */
  boolean isFinal(long block);

  /** The number of the newest block. */
  long latestBlock();

  /** The licence minted for this payment, if any, on the chain as it is now. */
  Optional<Minted> mintedFor(Bytes32 paymentId);

  /** The licence's owner word now. */
  LicenceWord wordOf(TokenId token);

  /** Anchors a batch root, chained to the one before; a root that is anchored already is found. */
  Mined anchorBatch(Bytes32 root, long treeSize);

  /** A licence that is on the chain. */
  record Minted(TokenId token, Mined mined) {}
}
