package app.tangible.issuing.saga;

import app.tangible.chain.LicenceWord;
import app.tangible.chain.TokenId;
import app.tangible.database.Database;
import app.tangible.database.Transaction;
import app.tangible.identity.DeviceId;
import app.tangible.identity.Mandate;
import app.tangible.identity.OwnerPublicKey;
import app.tangible.issuing.Purchase.State;
import app.tangible.issuing.saga.PurchaseProtocol.Event;
import app.tangible.issuing.saga.PurchaseProtocol.Rule;
import app.tangible.licence.LicenceDocument;
import app.tangible.licence.LicenceId;
import app.tangible.resale.OfferBook;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The licences in the database. */
final class LicenceTable {

  private static final byte[] REVOKED = {};

  private final Database database;
  private final OfferBook offers;
  private final PurchaseTable purchases;

  LicenceTable(Database database, OfferBook offers, PurchaseTable purchases) {
    this.database = database;
    this.offers = offers;
    this.purchases = purchases;
  }

  /**
   * A licence.
   *
   * @param certified whose it is: the lender of a loan
   * @param mandate of the account whose it is on the chain, where that is not the key's own
   * @param until when a loan ends
   * @param encoded the package; empty when it is revoked
   */
  record LicenceRow(
      LicenceId id,
      TokenId token,
      long nonce,
      OwnerPublicKey certified,
      @Nullable Mandate mandate,
      @Nullable Instant until,
      long sequence,
      Instant leased,
      byte[] encoded) {}

  /** The licence and the purchase's last step in one transaction. */
  Optional<Rule> insert(PurchaseRow purchase, LicenceIssuer.Issued issued, Instant leased) {
    return database.transaction(
        t ->
            purchases.on(
                t,
                purchase.id(),
                Event.LICENCE_WRITTEN,
                () -> {
                  requireStill(t, purchase);
                  write(t, purchase, issued, leased);
                }));
  }

  /** It may have moved on while it was certified. */
  private static void requireStill(Transaction t, PurchaseRow purchase) {
    if (t.first(
            "select 1 from moved where token = ? and nonce > ?",
            row -> 1,
            String.valueOf(purchase.token()),
            purchase.nonce())
        .isPresent()) {
      throw new MovedOnException();
    }
  }

  private static void write(
      Transaction t, PurchaseRow purchase, LicenceIssuer.Issued issued, Instant leased) {
    PurchaseRow.Lent lent = purchase.lent();
    if (lent == null) {
      // Of two licences of one owner for one copy, the newer is good.
      t.change(
          "update licences set revoked = true, package = null where live_token = ?",
          String.valueOf(purchase.token()));
    }
    t.change(
        "insert into licences (licence_id, purchase, kind, until, device, film, quality, token,"
            + " nonce, owner, tx_hash, acquired_at, sequence, leased, package, codeword)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?)",
        issued.id().hex(),
        purchase.id(),
        lent == null ? LicenceDocument.Kind.OWNED : LicenceDocument.Kind.LOAN,
        lent == null ? null : lent.until(),
        purchase.grant().device().hex(),
        purchase.sold().film().hex(),
        purchase.sold().quality(),
        String.valueOf(purchase.token()),
        purchase.nonce(),
        purchase.grant().owner().hex(),
        purchase.transaction(),
        leased,
        leased,
        issued.encoded(),
        issued.codeword());
    t.change(
        "update purchases set licence = ?, state = ? where id = ?",
        issued.id().hex(),
        State.ISSUED,
        purchase.id());
  }

  Optional<LicenceRow> find(LicenceId licence, DeviceId device) {
    return database.transaction(
        t ->
            t.first(
                "select l.*, coalesce(o.seller, l.owner) as certified, m.account, m.household,"
                    + " m.chain_id, m.factory, m.passkey, m.signature as mandate_signature"
                    + " from licences l"
                    + " join purchases p on p.id = l.purchase left join resale_offers o"
                    + " on o.offer = p.offer and l.kind = 'LOAN' left join mandates m on m.digest"
                    + " = case when l.kind = 'LOAN' then o.seller_mandate else p.mandate end"
                    + " where l.licence_id = ? and l.device = ?",
                row ->
                    new LicenceRow(
                        licence,
                        TokenId.parse(row.getString("token")),
                        row.getLong("nonce"),
                        new OwnerPublicKey(row.getString("certified")),
                        PurchaseSchema.mandate(row),
                        Transaction.instant(row, "until"),
                        row.getLong("sequence"),
                        Objects.requireNonNull(Transaction.instant(row, "leased")),
                        Objects.requireNonNullElse(row.getBytes("package"), REVOKED)),
                licence.hex(),
                device.hex()));
  }

  /** Whether an offer of its owner stands. */
  boolean isParked(LicenceRow row) {
    return database.transaction(t -> offers.stands(t, row.token()));
  }

  /** The chain said something else than the licence. */
  void moved(LicenceRow row, LicenceWord word) {
    database.transaction(
        t -> {
          offers.saw(t, row.token(), word, false);
          return row;
        });
  }

  /** False when another renewal came first. */
  boolean renewed(LicenceRow before, Instant leased, byte[] encoded) {
    return database.transaction(
            t ->
                t.change(
                    "update licences set sequence = sequence + 1, leased = ?, package = ?"
                        + " where licence_id = ? and sequence = ? and revoked = false",
                    leased,
                    encoded,
                    before.id().hex(),
                    before.sequence()))
        == 1;
  }
}
