package app.tangible.issuing.saga;

import app.tangible.chain.TokenId;
import app.tangible.content.FilmId;
import app.tangible.content.MasterHash;
import app.tangible.database.Transaction;
import app.tangible.identity.AgreementKey;
import app.tangible.identity.DeviceGrant;
import app.tangible.identity.DeviceId;
import app.tangible.identity.Mandate;
import app.tangible.identity.OwnerAddress;
import app.tangible.identity.OwnerPublicKey;
import app.tangible.identity.OwnerSignature;
import app.tangible.identity.ReceiptKey;
import app.tangible.issuing.Purchase.State;
import app.tangible.issuing.saga.PurchaseRow.Kind;
import app.tangible.licence.LicenceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How a purchase lies in its table. */
final class PurchaseSchema {

  /** With what a loan says, which lies in the offer. */
  static final String SELECT =
      "select * from (select p.*, o.kind as offer_kind, o.seller as lender, o.until as lent_until,"
          + " o.loan_signature, m.account, m.household, m.chain_id, m.factory, m.passkey,"
          + " m.signature as mandate_signature"
          + " from purchases p left join resale_offers o on o.offer = p.offer"
          + " left join mandates m on m.digest"
          + " = case when o.kind = 'LOAN' then o.seller_mandate else p.mandate end) p";

  private PurchaseSchema() {}

  static PurchaseRow row(ResultSet row) throws SQLException {
    String token = row.getString("token");
    String licence = row.getString("licence");
    String lent = "LOAN".equals(row.getString("offer_kind")) ? row.getString("lender") : null;
    return new PurchaseRow(
        row.getLong("number"),
        row.getString("id"),
        Kind.valueOf(row.getString("kind")),
        State.valueOf(row.getString("state")),
        row.getString("order_hash"),
        new DeviceGrant(
            new OwnerPublicKey(row.getString("owner")),
            new DeviceId(row.getString("device")),
            new AgreementKey(row.getString("agreement")),
            new ReceiptKey(row.getString("receipts")),
            new OwnerSignature(row.getString("grant_signature"))),
        row.getString("offer"),
        lent == null
            ? null
            : new PurchaseRow.Lent(
                new OwnerPublicKey(lent),
                Objects.requireNonNull(Transaction.instant(row, "lent_until")),
                new OwnerSignature(row.getString("loan_signature"))),
        mandate(row),
        new PurchaseRow.Sold(
            row.getLong("edition"),
            new FilmId(row.getString("film")),
            new MasterHash(row.getString("master_hash")),
            row.getString("title"),
            row.getString("quality"),
            row.getString("studio"),
            row.getLong("minor_units"),
            row.getString("currency")),
        row.getString("intent"),
        row.getString("client_secret"),
        row.getString("confirm_at"),
        token == null ? null : TokenId.parse(token),
        row.getString("mint_transaction"),
        row.getObject("mint_block", Long.class),
        row.getObject("gas", Long.class),
        row.getObject("nonce", Long.class),
        licence == null ? null : new LicenceId(licence),
        row.getInt("attempts"),
        row.getString("problem"));
  }

  /** Of a row joined with mandates, whose signature is named apart. */
  static @Nullable Mandate mandate(ResultSet row) throws SQLException {
    String account = row.getString("account");
    return account == null
        ? null
        : new Mandate(
            row.getLong("chain_id"),
            new OwnerAddress(account),
            new OwnerPublicKey(row.getString("household")),
            new OwnerAddress(row.getString("factory")),
            row.getString("passkey"),
            row.getString("mandate_signature"));
  }
}
