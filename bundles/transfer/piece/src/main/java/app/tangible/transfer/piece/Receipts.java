package app.tangible.transfer.piece;

import app.tangible.identity.OwnerAddress;
import app.tangible.transfer.Entitlement;
import app.tangible.transfer.SignedVoucher;
import app.tangible.transfer.VoucherSigner;
import java.util.Optional;

/** What one seeder has given and is to be paid for. For one thread at a time. */
final class Receipts {

  /** A voucher is signed for each such step; a seeder waits for at most two. */
  static final long STEP_BYTES = 4 << 20;

  private final VoucherSigner signer;
  private final Entitlement entitlement;
  private final OwnerAddress seeder;
  private final long before;
  private long received;
  private long signed;

  Receipts(VoucherSigner signer, Entitlement entitlement, OwnerAddress seeder) {
    this.signer = signer;
    this.entitlement = entitlement;
    this.seeder = seeder;
    before = signer.signed(entitlement, seeder);
  }

  /** Verified bytes of it; a voucher where a step is full. */
  Optional<SignedVoucher> received(int bytes) {
    received += bytes;
    return received - signed < STEP_BYTES ? Optional.empty() : sign();
  }

  /** The last one, where anything is not signed for yet. */
  Optional<SignedVoucher> rest() {
    return received == signed ? Optional.empty() : sign();
  }

  private Optional<SignedVoucher> sign() {
    signed = received;
    return signer.sign(entitlement, seeder, before + received);
  }
}
