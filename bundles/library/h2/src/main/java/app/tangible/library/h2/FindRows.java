package app.tangible.library.h2;

import app.tangible.library.Title;
import app.tangible.library.TitleId;
import app.tangible.library.intake.Find;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The table of what is found in watched folders. */
final class FindRows {

  private static final int ID_BYTES = 16;

  private FindRows() {}

  static Map<String, Find> all(Connection connection, FolderRows.Row folder) throws SQLException {
    FindForm form = new FindForm(folder.path());
    Map<String, Find> all = new LinkedHashMap<>();
    try (PreparedStatement query =
        connection.prepareStatement("SELECT find_key, content FROM find WHERE folder = ?")) {
      query.setInt(1, folder.number());
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          all.put(row.getString(1), form.find(row.getString(1), row.getBytes(2)));
        }
      }
    }
    return all;
  }

  static Optional<TitleId> id(Connection connection, int folder, String key) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT title FROM find WHERE folder = ? AND find_key = ?")) {
      query.setInt(1, folder);
      query.setString(2, key);
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? Optional.of(new TitleId(row.getString(1))) : Optional.empty();
      }
    }
  }

  /** The id stays as long as the row does. */
  static TitleId put(Connection connection, FolderRows.Row folder, Find find) throws SQLException {
    Optional<TitleId> known = id(connection, folder.number(), find.key());
    TitleId id = known.isPresent() ? known.get() : free(connection, folder.path(), find);
    String sql =
        known.isPresent()
            ? "UPDATE find SET title = ?, content = ? WHERE folder = ? AND find_key = ?"
            : "INSERT INTO find (title, content, folder, find_key) VALUES (?, ?, ?, ?)";
    try (PreparedStatement change = connection.prepareStatement(sql)) {
      change.setString(1, id.value());
      change.setBytes(2, new FindForm(folder.path()).bytes(find));
      change.setInt(3, folder.number());
      change.setString(4, find.key());
      change.executeUpdate();
    }
    return id;
  }

  /**
   * Follows from the key alone, so that what was watched is known again on another machine; from
   * the folder too where another one has a file of the same name.
   */
  private static TitleId free(Connection connection, Path folder, Find find) throws SQLException {
    if (find.kind() == Title.Kind.SERIES) {
      return new TitleId("series." + hash("series", find.key()));
    }
    TitleId id = new TitleId("file." + hash("file", find.key()));
    for (int turn = 0; taken(connection, id); turn++) {
      id = new TitleId("file." + hash("file", find.key(), folder.toString(), "" + turn));
    }
    return id;
  }

  private static boolean taken(Connection connection, TitleId id) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT 1 FROM find WHERE title = ?")) {
      query.setString(1, id.value());
      try (ResultSet row = query.executeQuery()) {
        return row.next();
      }
    }
  }

  private static String hash(String... parts) {
    try {
      byte[] text = String.join("\0", parts).getBytes(StandardCharsets.UTF_8);
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text);
      return HexFormat.of().formatHex(Arrays.copyOf(hash, ID_BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static int move(Connection connection, int folder, Map<String, String> keys) throws SQLException {
    try (PreparedStatement change =
        connection.prepareStatement(
            "UPDATE find SET find_key = ? WHERE folder = ? AND find_key = ?")) {
      for (Map.Entry<String, String> key : keys.entrySet()) {
        change.setString(1, key.getValue());
        change.setInt(2, folder);
        change.setString(3, key.getKey());
        change.addBatch();
      }
      return change.executeBatch().length;
    }
  }

  static int remove(Connection connection, int folder, Collection<String> keys)
      throws SQLException {
    try (PreparedStatement change =
        connection.prepareStatement("DELETE FROM find WHERE folder = ? AND find_key = ?")) {
      for (String key : keys) {
        change.setInt(1, folder);
        change.setString(2, key);
        change.addBatch();
      }
      return change.executeBatch().length;
    }
  }

  static List<TitleId> ids(Connection connection, int folder) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT DISTINCT title FROM find WHERE folder = ?")) {
      query.setInt(1, folder);
      List<TitleId> ids = new ArrayList<>();
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          ids.add(new TitleId(row.getString(1)));
        }
      }
      return ids;
    }
  }
}
