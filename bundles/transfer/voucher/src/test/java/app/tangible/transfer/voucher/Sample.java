package app.tangible.transfer.voucher;

import app.tangible.chain.TokenId;
import app.tangible.content.FilmId;
import app.tangible.identity.Identity;
import app.tangible.identity.OwnerAddress;
import app.tangible.library.testing.FixedIdentity;
import app.tangible.transfer.Entitlement;
import app.tangible.transfer.SignedVoucher;

/** Values for tests. */
final class Sample {

  static final Identity HOUSEHOLD = new FixedIdentity(7);
  static final OwnerAddress SEEDER = new OwnerAddress("0x" + "a1".repeat(20));
  static final FilmId FILM = new FilmId("f1".repeat(16));

  private Sample() {}

  static Entitlement entitlement(long serial, long epoch) {
    return new Entitlement(
        new TokenId(1, serial),
        epoch,
        31_337,
        new app.tangible.chain.Account("0x" + "cc".repeat(20)));
  }

  static SignedVoucher voucher(long serial, OwnerAddress seeder, long bytes) {
    Entitlement of = entitlement(serial, 0);
    return new SignedVoucher(of, seeder, bytes, HOUSEHOLD.sign(of.voucher(seeder, bytes)));
  }
}
