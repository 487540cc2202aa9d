package app.tangible.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Statements of one transaction. Restriction: for one thread, and only while the work runs. */
public final class Transaction {

  private static final int QUERY_SECONDS = 30;

  private final Connection connection;
  private boolean wrote;

  /** For providers. */
  public Transaction(Connection connection) {
    this.connection = connection;
  }

  /** Reads one row. */
  @FunctionalInterface
  public interface Row<T> {
    /** Reads the row that the set stands on. */
    T read(ResultSet row) throws SQLException;
  }

  /** All rows; {@code Instant} and null are fine as arguments. */
  public <T> List<T> list(String sql, Row<T> row, @Nullable Object... arguments) {
    try (PreparedStatement statement = prepare(sql, arguments);
        ResultSet found = statement.executeQuery()) {
      List<T> rows = new ArrayList<>();
      while (found.next()) {
        rows.add(row.read(found));
      }
      return rows;
    } catch (SQLException e) {
      throw new DatabaseException("failed: " + sql, e);
    }
  }

  /** The first row, if any. */
  public <T> Optional<T> first(String sql, Row<T> row, @Nullable Object... arguments) {
    return list(sql, row, arguments).stream().findFirst();
  }

  /** How many rows were changed. */
  public int change(String sql, @Nullable Object... arguments) {
    wrote = true;
    try (PreparedStatement statement = prepare(sql, arguments)) {
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new DatabaseException("failed: " + sql, e);
    }
  }

  /** Whether anything was written. */
  public boolean wrote() {
    return wrote;
  }

  /** The instant in the column, null where there is none. */
  public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    java.time.OffsetDateTime time = row.getObject(column, java.time.OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private PreparedStatement prepare(String sql, @Nullable Object... arguments) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    try {
      statement.setQueryTimeout(QUERY_SECONDS);
      for (int i = 0; i < arguments.length; i++) {
        Object argument = arguments[i];
        statement.setObject(
            i + 1,
            switch (argument) {
              case Instant instant -> instant.atOffset(ZoneOffset.UTC);
              case Enum<?> constant -> constant.name();
              case null, default -> argument;
            });
      }
      return statement;
    } catch (SQLException | RuntimeException e) {
      statement.close();
      throw e;
    }
  }
}
