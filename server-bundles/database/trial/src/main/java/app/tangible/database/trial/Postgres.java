package app.tangible.database.trial;

import app.tangible.database.flyway.FlywaySchema;
import app.tangible.database.postgresql.PostgresqlDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.postgresql.osgi.PGDataSourceFactory;

/** The one PostgreSQL server of this run of the tests: started by the first JVM that asks. */
final class Postgres {

  /** Where the server is, for a process that a test started. */
  static final String ADDRESS = "tangible.database.address";

  private static final String EXISTS_ALREADY = "42P04";

  private static @Nullable PostgresServer server;

  private Postgres() {}

  static synchronized String address() {
    String given = System.getProperty(ADDRESS);
    if (given != null) {
      return given;
    }
    if (server == null) {
      server = new PostgresServer();
    }
    return server.address();
  }

  /** The database that belongs to this folder. */
  static PostgresqlDatabase open(Path folder, int connections) {
    String name = "home_" + nameOf(folder);
    create(name);
    return new PostgresqlDatabase(
        new PGDataSourceFactory(),
        new FlywaySchema(),
        url(name),
        PostgresServer.USER,
        PostgresServer.PASSWORD,
        connections,
        30);
  }

  private static void create(String name) {
    try (Connection connection =
            DriverManager.getConnection(
                url("postgres"), PostgresServer.USER, PostgresServer.PASSWORD);
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
    } catch (SQLException e) {
      if (!EXISTS_ALREADY.equals(e.getSQLState())) {
        throw new IllegalStateException("no database for this trial", e);
      }
    }
  }

  private static String url(String database) {
    return "jdbc:postgresql://" + address() + "/" + database;
  }

  private static String nameOf(Path folder) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(folder.toAbsolutePath().toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
