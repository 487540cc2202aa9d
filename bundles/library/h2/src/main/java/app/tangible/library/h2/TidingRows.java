package app.tangible.library.h2;

import app.tangible.library.Remark;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The tables of what was heard from outside: up to where, and what the household is to be told. */
final class TidingRows {

  private TidingRows() {}

  static long movedUpTo(Connection connection) throws SQLException {
    try (PreparedStatement query =
            connection.prepareStatement("SELECT COALESCE(MAX(up_to), 0) FROM moved");
        ResultSet row = query.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  static int movedUpTo(Connection connection, long number) throws SQLException {
    try (PreparedStatement change =
        connection.prepareStatement("MERGE INTO moved (sole, up_to) KEY (sole) VALUES (1, ?)")) {
      change.setLong(1, number);
      return change.executeUpdate();
    }
  }

  static List<Remark> remarks(Connection connection) throws SQLException {
    List<Remark> all = new ArrayList<>();
    try (PreparedStatement query =
            connection.prepareStatement(
                "SELECT number, happened, what, title FROM remark ORDER BY number");
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        all.add(
            new Remark(
                row.getLong(1),
                row.getObject(2, OffsetDateTime.class).toInstant(),
                Remark.What.valueOf(row.getString(3)),
                row.getString(4)));
      }
    }
    return all;
  }

  static int remark(Connection connection, Remark.What what, String title) throws SQLException {
    try (PreparedStatement change =
        connection.prepareStatement(
            "INSERT INTO remark (happened, what, title) VALUES (?, ?, ?)")) {
      change.setObject(1, Instant.now().atOffset(ZoneOffset.UTC));
      change.setString(2, what.name());
      change.setString(3, title);
      return change.executeUpdate();
    }
  }

  static int told(Connection connection, long number) throws SQLException {
    try (PreparedStatement change =
        connection.prepareStatement("DELETE FROM remark WHERE number = ?")) {
      change.setLong(1, number);
      return change.executeUpdate();
    }
  }
}
