package app.tangible.library.h2;

import app.tangible.identity.KeySlot;
import app.tangible.library.PendingPurchase;
import app.tangible.licence.LicenceId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The table of purchases under way. */
final class PurchaseRows {

  private static final String COLUMNS =
      "idempotency_key, ordered, subject, offer, slot, purchase, licence";

  private PurchaseRows() {}

  static List<PendingPurchase> all(Connection connection) throws SQLException {
    List<PendingPurchase> all = new ArrayList<>();
    try (PreparedStatement query =
            connection.prepareStatement(
                "SELECT " + COLUMNS + " FROM pending_purchase ORDER BY noted");
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        all.add(
            new PendingPurchase(
                row.getString(1),
                PendingPurchase.Order.valueOf(row.getString(2)),
                row.getString(3),
                row.getBytes(4),
                new KeySlot(row.getString(5)),
                Optional.ofNullable(row.getString(6)),
                Optional.ofNullable(row.getString(7)).map(LicenceId::new)));
      }
    }
    return all;
  }

  static int note(Connection connection, PendingPurchase purchase) throws SQLException {
    try (PreparedStatement change =
        connection.prepareStatement(
            "MERGE INTO pending_purchase ("
                + COLUMNS
                + ") KEY (idempotency_key) VALUES (?, ?, ?, ?, ?, ?, ?)")) {
      change.setString(1, purchase.idempotencyKey());
      change.setString(2, purchase.order().name());
      change.setString(3, purchase.subject());
      change.setBytes(4, purchase.offer());
      change.setString(5, purchase.slot().hex());
      change.setString(6, purchase.purchase().orElse(null));
      change.setString(7, purchase.licence().map(LicenceId::hex).orElse(null));
      return change.executeUpdate();
    }
  }

  static int forget(Connection connection, String idempotencyKey) throws SQLException {
    try (PreparedStatement change =
        connection.prepareStatement("DELETE FROM pending_purchase WHERE idempotency_key = ?")) {
      change.setString(1, idempotencyKey);
      return change.executeUpdate();
    }
  }
}
