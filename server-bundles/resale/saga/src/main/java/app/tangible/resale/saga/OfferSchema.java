package app.tangible.resale.saga;

import app.tangible.catalogue.Price;
import app.tangible.chain.Account;
import app.tangible.chain.TokenId;
import app.tangible.database.Transaction;
import app.tangible.identity.OwnerPublicKey;
import app.tangible.licence.LicenceId;
import app.tangible.resale.ResaleOffer.Kind;
import app.tangible.resale.ResaleOffer.Split;
import app.tangible.resale.ResaleOffer.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;

/** How an offer lies in its table. */
final class OfferSchema {

  static final String SELECT = "select * from resale_offers";

  private OfferSchema() {}

  static OfferRow row(ResultSet row) throws SQLException {
    String account = row.getString("seller_account");
    String buyer = row.getString("buyer");
    String borrower = row.getString("borrower");
    return new OfferRow(
        row.getString("offer"),
        Kind.valueOf(row.getString("kind")),
        State.valueOf(row.getString("state")),
        row.getString("order_hash"),
        new OwnerPublicKey(row.getString("seller")),
        account == null ? null : new Account(account),
        new LicenceId(row.getString("licence")),
        TokenId.parse(row.getString("token")),
        row.getLong("nonce"),
        new Price(row.getLong("price_minor"), row.getString("currency")),
        new Split(
            row.getLong("seller_minor"),
            row.getLong("studio_minor"),
            row.getLong("platform_minor")),
        Objects.requireNonNull(Transaction.instant(row, "deadline")),
        row.getObject("ask_units", Long.class),
        row.getString("ask_receipt"),
        row.getString("ask_signature"),
        buyer == null ? null : new Account(buyer),
        borrower == null ? null : new OwnerPublicKey(borrower),
        Transaction.instant(row, "until"),
        row.getString("loan_signature"),
        row.getString("cancel_signature"),
        row.getString("reserved_by"),
        Transaction.instant(row, "reserved_until"),
        row.getString("tx_hash"),
        row.getInt("attempts"),
        row.getString("problem"));
  }
}
