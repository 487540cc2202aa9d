package app.tangible.seeding.sql;

import app.tangible.chain.TokenId;
import app.tangible.database.Database;
import app.tangible.database.Transaction;
import app.tangible.identity.OwnerAddress;
import app.tangible.identity.OwnerKeys;
import app.tangible.seeding.sql.VoucherTable.Row;
import app.tangible.transfer.Entitlement;
import app.tangible.transfer.SignedVoucher;
import app.tangible.transfer.VoucherDesk.Contract;
import app.tangible.transfer.VoucherDesk.Shown;
import app.tangible.transfer.VoucherDesk.Standing;
import java.time.Clock;
import java.util.Optional;

/**
 * Takes a voucher in, as the contract would: what it would refuse, no gas is spent on.
 *
 * <ol>
 *   <li>It is of this chain and contract.
 *   <li>The licence is known, and who signs for it in this epoch.
 *   <li>The seeder is not the one who signs.
 *   <li>It is signed by them.
 *   <li>It is higher than what is held.
 * </ol>
 */
final class VoucherIntake {

  private static final int SEEDERS_PER_LICENCE = 256;

  private final Database database;
  private final OwnerKeys keys;
  private final Clock clock;

  VoucherIntake(Database database, OwnerKeys keys, Clock clock) {
    this.database = database;
    this.keys = keys;
    this.clock = clock;
  }

  Shown take(SignedVoucher voucher, Contract contract) {
    Entitlement of = voucher.entitlement();
    if (of.chainId() != contract.chainId() || !of.rewards().equals(contract.rewards())) {
      return Shown.FOREIGN;
    }
    TokenId token = of.token();
    Optional<Standing> standing =
        database.transaction(t -> LicenceFacts.standing(t, token, of.epoch(), voucher.seeder()));
    if (standing.isEmpty() || of.epoch() > standing.get().nonce()) {
      return Shown.UNKNOWN;
    }
    Optional<OwnerAddress> signer = standing.get().signer();
    if (signer.isEmpty()) {
      return Shown.OVER;
    }
    if (signer.get().equals(voucher.seeder())) {
      return Shown.OWN;
    }
    if (!keys.signerOf(voucher.voucher().typed(), voucher.signature()).equals(signer)) {
      return Shown.NOT_SIGNED;
    }
    return database.transaction(t -> hold(t, voucher, standing.get()));
  }

  private Shown hold(Transaction t, SignedVoucher voucher, Standing standing) {
    Optional<Row> held = VoucherTable.find(t, voucher);
    if (held.filter(row -> row.bytes() > voucher.bytesServed()).isPresent()) {
      return Shown.OLD;
    }
    if (voucher.bytesServed() <= standing.bytesPaid()) {
      return Shown.PAID;
    }
    if (held.filter(row -> row.bytes() == voucher.bytesServed()).isPresent()) {
      return Shown.HELD;
    }
    TokenId token = voucher.entitlement().token();
    if (held.isEmpty() && VoucherTable.seedersOf(t, token) >= SEEDERS_PER_LICENCE) {
      return Shown.TOO_MANY;
    }
    VoucherTable.hold(t, voucher, standing.edition(), standing.bytesPaid(), clock.instant());
    return Shown.HELD;
  }
}
