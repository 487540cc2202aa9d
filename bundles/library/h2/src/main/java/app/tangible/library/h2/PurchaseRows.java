package app.tangible.library.h2;

import app.tangible.library.PendingPurchase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The table of purchases under way. */
final class PurchaseRows {

  private PurchaseRows() {}

  static List<PendingPurchase> all(Connection connection) throws SQLException {
    List<PendingPurchase> all = new ArrayList<>();
    try (PreparedStatement query =
            connection.prepareStatement(
                "SELECT idempotency_key, edition, offer, purchase FROM pending_purchase"
                    + " ORDER BY noted");
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        all.add(
            new PendingPurchase(
                row.getString(1),
                row.getString(2),
                row.getBytes(3),
                Optional.ofNullable(row.getString(4))));
      }
    }
    return all;
  }

  static int note(Connection connection, PendingPurchase purchase) throws SQLException {
    try (PreparedStatement change =
        connection.prepareStatement(
            "MERGE INTO pending_purchase (idempotency_key, edition, offer, purchase)"
                + " KEY (idempotency_key) VALUES (?, ?, ?, ?)")) {
      change.setString(1, purchase.idempotencyKey());
      change.setString(2, purchase.edition());
      change.setBytes(3, purchase.offer());
      change.setString(4, purchase.purchase().orElse(null));
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
