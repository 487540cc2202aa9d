package app.tangible.chain;

import java.time.Instant;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Resale on the licence contract. Calls block until mined, on the caller's (virtual) thread, and
 * are safe to repeat: an ask dies with the sale, so that a second call finds the first one's.
 *
 * <p>All methods throw {@link ChainException} when the node cannot be reached.
 */
@ProviderType
public interface LicenceMarket {

  /**
   * Pays the ask from this server's account and moves the licence, in one transaction.
   *
   * @param signature 65 bytes of a key, or what the owner's account contract accepts (ERC-1271)
   */
  Settlement settle(SignedAsk ask, Account to);

  /** Takes back every ask of this licence that was signed for this nonce. */
  Settlement cancel(TokenId token, long nonce, byte[] signature);

  /** How a resale of this edition at this price, in units of the coin, is shared. */
  Shares sharesOf(long edition, long priceUnits);

  /**
   * The owner's ask as the contract knows it.
   *
   * @param price in the stablecoin's smallest unit
   * @param buyer empty for anyone
   */
  record SignedAsk(
      TokenId token,
      long price,
      long nonce,
      Instant deadline,
      Optional<Account> buyer,
      Bytes32 receipt,
      byte[] signature) {

    /** Copies. */
    public SignedAsk {
      signature = signature.clone();
    }
  }

  /** Who gets what, in units of the coin; the three add up to the price. */
  record Shares(long seller, long studio, long platform) {}

  /** What became of it. */
  sealed interface Settlement {

    /** It is done, by this call or an earlier one of this account. */
    record Done(Mined mined) implements Settlement {}

    /**
     * It can never be done: the licence moved on, the ask was cancelled, is over, or is not the
     * owner's. Nothing was paid.
     *
     * @param reason English, for logs
     */
    record Gone(String reason) implements Settlement {}
  }
}
