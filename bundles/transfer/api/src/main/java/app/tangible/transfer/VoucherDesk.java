package app.tangible.transfer;

import app.tangible.chain.Account;
import app.tangible.chain.TokenId;
import app.tangible.content.FilmId;
import app.tangible.identity.OwnerAddress;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Where seeders show vouchers, which are claimed on the chain in their name when they are worth the
 * gas: kept by a store, asked over HTTP by seeders. Amounts are in units of the coin. Safe for use
 * by several threads.
 *
 * <p>All methods throw {@link TransferException} when it cannot be reached.
 */
@ProviderType
public interface VoucherDesk {

  /** Most vouchers shown at once. */
  int MAX_SHOWN = 100;

  /** What vouchers are drawn on; empty where seeders are not paid. */
  Optional<Contract> contract();

  /** How a seeder stands with a licence; empty for one that is not known here (yet). */
  Optional<Standing> standing(TokenId token, long epoch, OwnerAddress seeder);

  /** Takes vouchers in, each by itself; at most {@link #MAX_SHOWN}. May be repeated. */
  List<Shown> show(List<SignedVoucher> vouchers);

  /** What an address earned and is still to get, per edition, the newest edition first. */
  List<Earned> earned(OwnerAddress seeder);

  /** The contract that pays. */
  record Contract(long chainId, Account rewards) {}

  /**
   * How a seeder stands with a licence in an epoch.
   *
   * @param signer whose vouchers hold in this epoch; empty when the epoch is over and was not
   *     opened in time, or has not begun
   * @param unitsPerGiB 0 = nothing is promised for the edition
   * @param bytesLeft that can still be paid for the licence, to whomever
   * @param bytesPaid to this seeder in this epoch
   */
  record Standing(
      FilmId film,
      long edition,
      long nonce,
      Optional<OwnerAddress> signer,
      long unitsPerGiB,
      long bytesLeft,
      long bytesPaid) {}

  /** What became of a voucher. */
  enum Shown {
    /** Kept, to be claimed. */
    HELD,
    /** It was paid already, as far as it goes. */
    PAID,
    /** Of another chain or contract. */
    FOREIGN,
    /** Of a licence that is not known here (yet): show it again later. */
    UNKNOWN,
    /** Lower than one that is held. */
    OLD,
    /** Not signed by the owner of that epoch, who is known. */
    NOT_SIGNED,
    /** The licence moved on before the epoch was put on record. */
    OVER,
    /** The owner pays nobody but others. */
    OWN,
    /** Too many seeders of one licence. */
    TOO_MANY
  }

  /**
   * One edition's account.
   *
   * @param heldBytes covered by vouchers that wait to be claimed
   * @param heldUnits what they bring, as the terms are now
   * @param paidUnits sent to the address, or owed to it by the contract
   */
  record Earned(
      long edition, FilmId film, long heldBytes, long heldUnits, long paidBytes, long paidUnits) {}
}
