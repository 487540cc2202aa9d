package app.tangible.transfer.voucher;

import app.tangible.content.FilmId;
import app.tangible.identity.OwnerAddress;
import app.tangible.identity.OwnerKeys;
import app.tangible.transfer.SignedVoucher;
import app.tangible.transfer.TransferException;
import app.tangible.transfer.VoucherBook.Reason;
import app.tangible.transfer.VoucherBook.Verdict;
import app.tangible.transfer.VoucherDesk;
import app.tangible.transfer.VoucherDesk.Contract;
import app.tangible.transfer.VoucherDesk.Shown;
import app.tangible.transfer.VoucherDesk.Standing;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a seeder believes of a voucher.
 *
 * <ol>
 *   <li>It is for this seeder, of the chain and the contract of the store.
 *   <li>The store did not refuse vouchers of this licence and epoch.
 *   <li>The licence is for this film, and somebody signs for it in this epoch who is not the
 *       seeder.
 *   <li>They signed it.
 *   <li>It is higher than what is held, and counts no bytes that were not sent.
 *   <li>Something is still paid for this licence.
 * </ol>
 */
final class VoucherChecks {

  private static final Logger log = LoggerFactory.getLogger(VoucherChecks.class);

  private final OwnerAddress seeder;
  private final OwnerKeys keys;
  private final VoucherDesk desk;
  private final Ledger ledger;
  private final long windowBytes;
  private volatile Optional<Contract> contract = Optional.empty();
  private volatile boolean isUnpaid;

  VoucherChecks(
      OwnerAddress seeder, OwnerKeys keys, VoucherDesk desk, Ledger ledger, long windowBytes) {
    this.seeder = seeder;
    this.keys = keys;
    this.desk = desk;
    this.ledger = ledger;
    this.windowBytes = windowBytes;
  }

  OwnerAddress seeder() {
    return seeder;
  }

  /** Whether the store is known to pay no seeders: then nothing is asked of downloaders. */
  boolean isUnpaid() {
    return isUnpaid;
  }

  /** Asks the store on what contract vouchers are drawn. */
  void learn() {
    contract = desk.contract();
    isUnpaid = contract.isEmpty();
  }

  Verdict take(FilmId film, SignedVoucher voucher) {
    try {
      return checked(film, voucher);
    } catch (TransferException e) {
      log.debug("a licence could not be asked about: {}", e.getMessage());
      return refused(Reason.UNKNOWN, "the store cannot be reached");
    }
  }

  private Verdict checked(FilmId film, SignedVoucher voucher) {
    Account account = Account.of(voucher);
    if (!voucher.seeder().equals(seeder)) {
      return refused(Reason.FOREIGN, "it is for " + voucher.seeder());
    }
    if (contract.isEmpty()) {
      learn();
    }
    boolean ours =
        contract
            .filter(at -> at.chainId() == voucher.entitlement().chainId())
            .filter(at -> at.rewards().equals(voucher.entitlement().rewards()))
            .isPresent();
    if (!ours) {
      return refused(Reason.FOREIGN, "it is of another chain or contract");
    }
    Optional<Shown> said = ledger.worthless(account);
    if (said.isPresent()) {
      return refused(reason(said.get()), "the store said " + said.get());
    }
    Optional<Standing> standing = standing(account);
    return standing.isEmpty()
        ? refused(Reason.UNKNOWN, "the store does not know the licence yet")
        : checked(film, voucher, standing.get());
  }

  private Verdict checked(FilmId film, SignedVoucher voucher, Standing standing) {
    if (!standing.film().equals(film)) {
      return refused(Reason.FOREIGN, "the licence is for another film");
    }
    if (standing.signer().isEmpty()) {
      return refused(Reason.OVER, "the licence's epoch is now " + standing.nonce());
    }
    if (standing.signer().get().equals(seeder)) {
      return refused(Reason.OWN, "the licence is this seeder's own");
    }
    if (!keys.signerOf(voucher.voucher().typed(), voucher.signature()).equals(standing.signer())) {
      return refused(Reason.NOT_SIGNED, "it is not signed by " + standing.signer().get());
    }
    Account account = Account.of(voucher);
    long held = ledger.held(account).map(SignedVoucher::bytesServed).orElse(0L);
    if (voucher.bytesServed() <= held) {
      return refused(Reason.OLD, voucher.bytesServed() + " bytes, " + held + " are held");
    }
    if (voucher.bytesServed() - held > ledger.unsigned(account) + 2 * windowBytes) {
      return refused(Reason.ABOVE_SENT, "more bytes than were sent");
    }
    if (standing.unitsPerGiB() == 0 || held >= standing.bytesPaid() + standing.bytesLeft()) {
      return refused(Reason.USED_UP, "nothing more is paid for the licence");
    }
    long more = ledger.keep(film, voucher);
    return more > 0 ? new Verdict.Kept(more) : refused(Reason.OLD, "a higher one came meanwhile");
  }

  private Optional<Standing> standing(Account account) {
    Optional<Standing> known = ledger.standing(account);
    if (known.isPresent()) {
      return known;
    }
    Optional<Standing> asked =
        desk.standing(account.entitlement().token(), account.entitlement().epoch(), seeder);
    asked.ifPresent(standing -> ledger.believe(account, standing));
    return asked;
  }

  private static Reason reason(Shown said) {
    return switch (said) {
      case OVER -> Reason.OVER;
      case OWN -> Reason.OWN;
      case NOT_SIGNED -> Reason.NOT_SIGNED;
      case TOO_MANY -> Reason.USED_UP;
      case FOREIGN, UNKNOWN, OLD, HELD, PAID -> Reason.FOREIGN;
    };
  }

  private static Verdict refused(Reason reason, String detail) {
    return new Verdict.Refused(reason, detail);
  }
}
