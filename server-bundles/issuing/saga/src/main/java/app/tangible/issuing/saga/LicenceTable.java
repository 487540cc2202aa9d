package app.tangible.issuing.saga;

import app.tangible.chain.TokenId;
import app.tangible.database.Database;
import app.tangible.database.Transaction;
import app.tangible.identity.DeviceId;
import app.tangible.identity.OwnerPublicKey;
import app.tangible.issuing.Purchase.State;
import app.tangible.issuing.saga.PurchaseProtocol.Event;
import app.tangible.issuing.saga.PurchaseProtocol.Rule;
import app.tangible.licence.LicenceId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** The licences in the database. */
final class LicenceTable {

  private final Database database;
  private final PurchaseTable purchases;

  LicenceTable(Database database, PurchaseTable purchases) {
    this.database = database;
    this.purchases = purchases;
  }

  record LicenceRow(
      LicenceId id,
      TokenId token,
      long nonce,
      OwnerPublicKey owner,
      long sequence,
      Instant leased,
      byte[] encoded) {}

  /** The licence and the purchase's last step in one transaction. */
  Optional<Rule> insert(PurchaseRow purchase, LicenceId licence, Instant leased, byte[] encoded) {
    return database.transaction(
        t ->
            purchases.on(
                t,
                purchase.id(),
                Event.LICENCE_WRITTEN,
                () -> write(t, purchase, licence, leased, encoded)));
  }

  private static void write(
      Transaction t, PurchaseRow purchase, LicenceId licence, Instant leased, byte[] encoded) {
    t.change(
        "insert into licences (licence_id, purchase, device, film, quality, token, nonce, owner,"
            + " tx_hash, acquired_at, sequence, leased, package)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?)",
        licence.hex(),
        purchase.id(),
        purchase.grant().device().hex(),
        purchase.sold().film().hex(),
        purchase.sold().quality(),
        String.valueOf(purchase.token()),
        purchase.nonce(),
        purchase.grant().owner().hex(),
        purchase.transaction(),
        leased,
        leased,
        encoded);
    t.change(
        "update purchases set licence = ?, state = ? where id = ?",
        licence.hex(),
        State.ISSUED,
        purchase.id());
  }

  Optional<LicenceRow> find(LicenceId licence, DeviceId device) {
    return database.transaction(
        t ->
            t.first(
                "select * from licences where licence_id = ? and device = ?"
                    + " and package is not null",
                row ->
                    new LicenceRow(
                        licence,
                        TokenId.parse(row.getString("token")),
                        row.getLong("nonce"),
                        new OwnerPublicKey(row.getString("owner")),
                        row.getLong("sequence"),
                        Objects.requireNonNull(Transaction.instant(row, "leased")),
                        row.getBytes("package")),
                licence.hex(),
                device.hex()));
  }

  /** False when another renewal came first. */
  boolean renewed(LicenceRow before, Instant leased, byte[] encoded) {
    return database.transaction(
            t ->
                t.change(
                    "update licences set sequence = sequence + 1, leased = ?, package = ?"
                        + " where licence_id = ? and sequence = ?",
                    leased,
                    encoded,
                    before.id().hex(),
                    before.sequence()))
        == 1;
  }
}
