package app.tangible.library.h2;

import app.tangible.library.LibraryException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Brings the tables to the form that this version knows. Each step is a numbered script whose
 * statements may be repeated: a table statement commits by itself, so a power cut can come between.
 */
final class Migrations {

  static final int NEWEST = 6;

  private Migrations() {}

  static void run(Connection connection, Path folder) throws SQLException, IOException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE IF NOT EXISTS form (version INT PRIMARY KEY)");
      int found = version(statement);
      if (found > NEWEST) {
        throw new LibraryException(Messages.text("tooNew", folder, found, NEWEST));
      }
      for (int next = found + 1; next <= NEWEST; next++) {
        for (String sql : script(next).split(";\\s*\\R")) {
          if (!sql.isBlank()) {
            statement.execute(sql);
          }
        }
        statement.execute("INSERT INTO form VALUES (" + next + ")");
      }
    }
  }

  private static int version(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery("SELECT COALESCE(MAX(version), 0) FROM form")) {
      row.next();
      return row.getInt(1);
    }
  }

  private static String script(int version) throws IOException {
    try (InputStream script = Migrations.class.getResourceAsStream(version + ".sql")) {
      if (script == null) {
        throw new IllegalStateException("no migration " + version);
      }
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
