package app.tangible.chain;

import java.time.Instant;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The contract that pays who sends films, by vouchers that receivers sign. Calls block until mined,
 * on the caller's (virtual) thread, and may be repeated. Amounts are in units of the stablecoin.
 *
 * <p>All methods but {@link #contract} throw {@link ChainException} when no such contract is
 * configured or the node cannot be reached.
 */
@ProviderType
public interface SeederRewards {

  /** The contract; empty where seeders are not paid. */
  Optional<Account> contract();

  /** What seeders of this edition can count on now. */
  Promise promiseOf(long edition);

  /**
   * What one licence of this edition can bring its seeders at most, if it costs this much at least:
   * the contract refuses to promise more.
   */
  long mostPerLicence(long edition, long floorPrice);

  /**
   * Promises seeders of an edition at least this; a promise that is there already stays.
   *
   * @param floorPrice what a licence costs at least, anywhere
   */
  void promise(long edition, long unitsPerGiB, long bytesPerLicence, long floorPrice);

  /**
   * Fills the pot of an edition until this server's account has put this much into it in all, ever.
   */
  void fill(long edition, long totalUnits);

  /** Puts the licence's owner on record, so that vouchers of this epoch hold after a sale. */
  void open(TokenId token);

  /** Pays the seeder what the voucher says beyond what was paid. */
  Claim claim(ServedBytes served, byte[] signature);

  /** What was paid to this seeder for this licence in this epoch, and what can be. */
  Standing standingOf(TokenId token, long epoch, Account seeder);

  /** What is in the pot of an edition after this block; the node must still have its state. */
  long potOf(long edition, long block);

  /** What the contract owes to all accounts together, after this block. */
  long rewardsOwed(long block);

  /**
   * What seeders of an edition can count on.
   *
   * @param pot what is left to be paid
   * @param unitsPerGiB for 2^30 bytes; 0 = nothing was promised
   * @param bytesPerLicence how many bytes are paid for one licence, ever
   * @param closesAt when what is left can go back; empty = not announced
   */
  record Promise(long pot, long unitsPerGiB, long bytesPerLicence, Optional<Instant> closesAt) {}

  /**
   * How a seeder stands with a licence.
   *
   * @param signer whose vouchers hold in this epoch; empty = not on record yet
   * @param bytesPaid to this seeder in this epoch
   * @param bytesLeft that can still be paid for the licence, to whomever
   */
  record Standing(Optional<Account> signer, long bytesPaid, long bytesLeft) {}

  /** What became of a voucher. */
  sealed interface Claim {

    /** It was paid. */
    record Paid(Mined mined, long bytes, long units) implements Claim {}

    /**
     * There is nothing to pay on it now: it was paid, the pot is empty, or the licence's bytes are
     * used up.
     *
     * @param reason English, for logs
     */
    record Nothing(String reason) implements Claim {}

    /**
     * It is no voucher that the contract takes: not signed by the owner of that epoch, who was not
     * put on record in time, or by the seeder itself.
     *
     * @param reason English, for logs
     */
    record Refused(String reason) implements Claim {}
  }
}
