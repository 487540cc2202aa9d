package app.tangible.library.h2;

import app.tangible.library.WatchedFolders;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The table of watched folders. */
final class FolderRows {

  private FolderRows() {}

  /** One of them. */
  record Row(int number, WatchedFolders.Folder folder) {

    Path path() {
      return folder.path();
    }
  }

  /** With how many titles each has. */
  static List<Row> counted(Connection connection) throws SQLException {
    return rows(connection, "(SELECT COUNT(*) FROM find WHERE find.folder = folder.number)");
  }

  /** Without counting. */
  static List<Row> all(Connection connection) throws SQLException {
    return rows(connection, "0");
  }

  private static List<Row> rows(Connection connection, String count) throws SQLException {
    List<Row> all = new ArrayList<>();
    try (PreparedStatement query =
            connection.prepareStatement(
                "SELECT number, path, holds, there, scanned, "
                    + count
                    + " FROM folder ORDER BY number");
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        all.add(
            new Row(
                row.getInt(1),
                new WatchedFolders.Folder(
                    Path.of(row.getString(2)),
                    WatchedFolders.Holds.valueOf(row.getString(3)),
                    row.getBoolean(4),
                    row.getInt(6),
                    Optional.ofNullable(row.getObject(5, OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant))));
      }
    }
    return all;
  }

  static int keep(Connection connection, Path path, WatchedFolders.Holds holds)
      throws SQLException {
    try (PreparedStatement change =
        connection.prepareStatement("UPDATE folder SET holds = ? WHERE path = ?")) {
      change.setString(1, holds.name());
      change.setString(2, path.toString());
      if (change.executeUpdate() > 0) {
        return 1;
      }
    }
    try (PreparedStatement change =
        connection.prepareStatement(
            "INSERT INTO folder (path, holds, there) VALUES (?, ?, TRUE)")) {
      change.setString(1, path.toString());
      change.setString(2, holds.name());
      return change.executeUpdate();
    }
  }

  static int forget(Connection connection, int number) throws SQLException {
    for (String table : List.of("odd", "find")) {
      try (PreparedStatement change =
          connection.prepareStatement("DELETE FROM " + table + " WHERE folder = ?")) {
        change.setInt(1, number);
        change.executeUpdate();
      }
    }
    try (PreparedStatement change =
        connection.prepareStatement("DELETE FROM folder WHERE number = ?")) {
      change.setInt(1, number);
      return change.executeUpdate();
    }
  }

  static int there(Connection connection, int number, boolean there) throws SQLException {
    try (PreparedStatement change =
        connection.prepareStatement("UPDATE folder SET there = ? WHERE number = ?")) {
      change.setBoolean(1, there);
      change.setInt(2, number);
      return change.executeUpdate();
    }
  }

  static int scanned(Connection connection, int number, Instant when) throws SQLException {
    try (PreparedStatement change =
        connection.prepareStatement("UPDATE folder SET scanned = ? WHERE number = ?")) {
      change.setObject(1, when.atOffset(ZoneOffset.UTC));
      change.setInt(2, number);
      return change.executeUpdate();
    }
  }
}
