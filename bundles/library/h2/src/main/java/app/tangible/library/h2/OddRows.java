package app.tangible.library.h2;

import app.tangible.library.WatchedFolders;
import app.tangible.library.intake.Intake;
import app.tangible.library.intake.Trouble;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The table of files that are not as they should be. */
final class OddRows {

  private static final int MOST = 1000;

  private OddRows() {}

  static List<WatchedFolders.Odd> all(Connection connection) throws SQLException {
    List<WatchedFolders.Odd> all = new ArrayList<>();
    try (PreparedStatement query =
            connection.prepareStatement(
                "SELECT path, trouble, noticed FROM odd ORDER BY noticed DESC, path"
                    + " FETCH FIRST "
                    + MOST
                    + " ROWS ONLY");
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        all.add(
            new WatchedFolders.Odd(
                Path.of(row.getString(1)),
                Details.words(Trouble.valueOf(row.getString(2))),
                row.getObject(3, OffsetDateTime.class).toInstant()));
      }
    }
    return all;
  }

  /** One that was odd already keeps its time. */
  static void replace(
      Connection connection, int folder, Instant when, Collection<Intake.OddFile> odd)
      throws SQLException {
    Set<String> known = new HashSet<>();
    try (PreparedStatement query =
        connection.prepareStatement("SELECT path, trouble FROM odd WHERE folder = ?")) {
      query.setInt(1, folder);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          known.add(row.getString(2) + row.getString(1));
        }
      }
    }
    Set<String> now = new HashSet<>();
    for (Intake.OddFile file : odd.stream().limit(MOST).toList()) {
      String name = file.trouble().name() + file.file();
      now.add(name);
      if (!known.contains(name)) {
        add(connection, folder, when, file);
      }
    }
    try (PreparedStatement change =
        connection.prepareStatement("DELETE FROM odd WHERE folder = ? AND trouble || path = ?")) {
      for (String name : known) {
        if (!now.contains(name)) {
          change.setInt(1, folder);
          change.setString(2, name);
          change.executeUpdate();
        }
      }
    }
  }

  private static void add(Connection connection, int folder, Instant when, Intake.OddFile file)
      throws SQLException {
    try (PreparedStatement change =
        connection.prepareStatement(
            "MERGE INTO odd (folder, path, trouble, noticed) KEY (folder, path)"
                + " VALUES (?, ?, ?, ?)")) {
      change.setInt(1, folder);
      change.setString(2, file.file().toString());
      change.setString(3, file.trouble().name());
      change.setObject(4, when.atOffset(ZoneOffset.UTC));
      change.executeUpdate();
    }
  }
}
