package app.tangible.transfer.piece;

import app.tangible.identity.OwnerAddress;
import app.tangible.transfer.Entitlement;
import app.tangible.transfer.SignedVoucher;
import app.tangible.transfer.VoucherSigner;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** What one seeder has given and is to be paid for. One thread at a time signs. */
final class Receipts {

  /** A voucher is signed for each such step; a seeder waits for at most two. */
  static final long STEP_BYTES = 4 << 20;

  private final VoucherSigner signer;
  private final Entitlement entitlement;
  private final OwnerAddress seeder;
  private final long before;
  private final AtomicLong received = new AtomicLong();
  private long signed;

  Receipts(VoucherSigner signer, Entitlement entitlement, OwnerAddress seeder) {
    this.signer = signer;
    this.entitlement = entitlement;
    this.seeder = seeder;
    before = signer.signed(entitlement, seeder);
  }

  /** Verified bytes of it. */
  void received(int bytes) {
    received.addAndGet(bytes);
  }

  /** A voucher where a step is full. */
  Optional<SignedVoucher> step() {
    return received.get() - signed < STEP_BYTES ? Optional.empty() : sign();
  }

  /** The last one, where anything is not signed for yet. */
  Optional<SignedVoucher> rest() {
    return received.get() == signed ? Optional.empty() : sign();
  }

  private Optional<SignedVoucher> sign() {
    signed = received.get();
    return signer.sign(entitlement, seeder, before + signed);
  }
}
