package app.tangible.transfer.voucher;

import app.tangible.identity.OwnerAddress;
import app.tangible.transfer.Entitlement;
import app.tangible.transfer.SignedVoucher;

/** What vouchers are counted for: one seeder on one entitlement. */
record Account(Entitlement entitlement, OwnerAddress seeder) {

  static Account of(SignedVoucher voucher) {
    return new Account(voucher.entitlement(), voucher.seeder());
  }
}
