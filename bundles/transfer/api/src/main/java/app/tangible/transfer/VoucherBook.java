package app.tangible.transfer;

import app.tangible.content.FilmId;
import app.tangible.identity.OwnerAddress;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The seeder's side of being paid: checks vouchers, keeps the highest of each licence and epoch on
 * disk, claims them. Without such a service films are seeded for free and without these limits.
 * Safe for use by several threads.
 */
@ProviderType
public interface VoucherBook {

  /** Who is paid here: what a downloader is told and signs for. */
  OwnerAddress seeder();

  /**
   * Opens the account of one download stream.
   *
   * @param peer who downloads, for limits and logs: its peer id
   */
  Tab open(FilmId film, String peer);

  /** What was earned, all films and epochs together. */
  Earnings earnings();

  /** What was earned with one film. */
  Earnings earnings(FilmId film);

  /** One download stream, as long as it lasts. */
  @ProviderType
  interface Tab extends AutoCloseable {

    /**
     * How many bytes may be sent now before another voucher must come; at least 0. {@link
     * Long#MAX_VALUE} = no limit.
     */
    long allowance();

    /** Counts bytes of the film that were sent. */
    void sent(long bytes);

    /**
     * The highest voucher that is held of this entitlement, to remind the downloader with; call
     * when the downloader has said on what it draws.
     */
    Optional<SignedVoucher> held(Entitlement entitlement);

    /** Takes what the downloader signed. May ask the store once for a licence: it blocks. */
    Verdict take(SignedVoucher voucher);

    @Override
    void close();
  }

  /** What became of a voucher. */
  sealed interface Verdict {

    /**
     * It is kept.
     *
     * @param newBytes by how much it is higher than what was held
     */
    record Kept(long newBytes) implements Verdict {}

    /**
     * It is worth nothing; what was held stays.
     *
     * @param detail what was expected and found, English, for logs
     */
    record Refused(Reason reason, String detail) implements Verdict {}
  }

  /** Why a voucher is worth nothing. */
  enum Reason {
    /** Of another chain, contract or seeder, or of a licence for another film. */
    FOREIGN,
    /** Not above what is held already. */
    OLD,
    /** Counts bytes that were not sent. */
    ABOVE_SENT,
    /** Not signed by the licence's owner. */
    NOT_SIGNED,
    /** The licence moved on: its owner of now does not sign for this epoch. */
    OVER,
    /** The seeder is the owner: the contract pays nobody for serving himself. */
    OWN,
    /** All that is paid for this licence is used up. */
    USED_UP,
    /** It is not known who owns the licence: the store cannot be reached. */
    UNKNOWN
  }

  /**
   * Money in the coin's smallest unit.
   *
   * @param servedBytes sent, with or without a voucher
   * @param signedBytes covered by vouchers that are held
   * @param owedUnits what the held vouchers will bring beyond what was paid, as the terms are now
   */
  record Earnings(long servedBytes, long signedBytes, long owedUnits, long paidUnits) {}
}
