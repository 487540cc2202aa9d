package app.tangible.issuing.saga;

import app.tangible.chain.TokenId;
import app.tangible.content.FilmId;
import app.tangible.content.MasterHash;
import app.tangible.identity.AgreementKey;
import app.tangible.identity.DeviceGrant;
import app.tangible.identity.DeviceId;
import app.tangible.identity.OwnerPublicKey;
import app.tangible.identity.OwnerSignature;
import app.tangible.identity.ReceiptKey;
import app.tangible.issuing.Purchase.State;
import app.tangible.licence.LicenceId;
import java.sql.ResultSet;
import java.sql.SQLException;

/** How a purchase lies in its table. */
final class PurchaseSchema {

  static final String SELECT = "select * from purchases";

  private PurchaseSchema() {}

  static PurchaseRow row(ResultSet row) throws SQLException {
    String token = row.getString("token");
    String licence = row.getString("licence");
    return new PurchaseRow(
        row.getLong("number"),
        row.getString("id"),
        State.valueOf(row.getString("state")),
        row.getString("order_hash"),
        new DeviceGrant(
            new OwnerPublicKey(row.getString("owner")),
            new DeviceId(row.getString("device")),
            new AgreementKey(row.getString("agreement")),
            new ReceiptKey(row.getString("receipts")),
            new OwnerSignature(row.getString("grant_signature"))),
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
        row.getObject("gas", Long.class),
        row.getObject("nonce", Long.class),
        licence == null ? null : new LicenceId(licence),
        row.getInt("attempts"),
        row.getString("problem"));
  }
}
