package app.tangible.library.h2;

import app.tangible.library.Viewers.Viewer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The table of viewers. */
final class ViewerRows {

  private ViewerRows() {}

  /**
   * One viewer.
   *
   * @param mark the same for him on each machine that his backup comes to
   * @param wrong PINs in a row
   * @param notBefore no PIN counts until then
   */
  record Row(
      Viewer viewer, String mark, Optional<Pin> pin, int wrong, Optional<Instant> notBefore) {

    /** Of the household as a whole, that nobody has touched. */
    boolean unnamed() {
      return viewer.name().isEmpty();
    }
  }

  static List<Row> all(Connection connection) throws SQLException {
    List<Row> all = new ArrayList<>();
    try (PreparedStatement query =
            connection.prepareStatement(
                "SELECT number, name, colour, age_limit, mark, pin_salt, pin_hash, pin_rounds,"
                    + " wrong, not_before FROM viewer ORDER BY number");
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        all.add(row(row));
      }
    }
    return all;
  }

  private static Row row(ResultSet row) throws SQLException {
    Optional<Pin> pin =
        row.getBytes(6) == null
            ? Optional.empty()
            : Optional.of(new Pin(row.getBytes(6), row.getBytes(7), row.getInt(8)));
    int limit = row.getInt(4);
    return new Row(
        new Viewer(
            row.getInt(1),
            row.getString(2),
            row.getInt(3),
            row.getObject(4) == null ? OptionalInt.empty() : OptionalInt.of(limit),
            pin.isPresent()),
        row.getString(5),
        pin,
        row.getInt(9),
        Optional.ofNullable(row.getObject(10, OffsetDateTime.class))
            .map(OffsetDateTime::toInstant));
  }

  static int add(Connection connection, Viewer viewer, String mark) throws SQLException {
    try (PreparedStatement change =
        connection.prepareStatement(
            "INSERT INTO viewer (name, colour, age_limit, mark) VALUES (?, ?, ?, ?)",
            PreparedStatement.RETURN_GENERATED_KEYS)) {
      describe(change, viewer);
      change.setString(4, mark);
      change.executeUpdate();
      try (ResultSet key = change.getGeneratedKeys()) {
        key.next();
        return key.getInt(1);
      }
    }
  }

  static int change(Connection connection, Viewer viewer) throws SQLException {
    try (PreparedStatement change =
        connection.prepareStatement(
            "UPDATE viewer SET name = ?, colour = ?, age_limit = ? WHERE number = ?")) {
      describe(change, viewer);
      change.setInt(4, viewer.number());
      return change.executeUpdate();
    }
  }

  private static void describe(PreparedStatement change, Viewer viewer) throws SQLException {
    change.setString(1, viewer.name());
    change.setInt(2, viewer.colour());
    if (viewer.ageLimit().isPresent()) {
      change.setInt(3, viewer.ageLimit().getAsInt());
    } else {
      change.setNull(3, Types.INTEGER);
    }
  }

  static int pin(Connection connection, int number, Optional<Pin> pin) throws SQLException {
    try (PreparedStatement change =
        connection.prepareStatement(
            "UPDATE viewer SET pin_salt = ?, pin_hash = ?, pin_rounds = ?, wrong = 0,"
                + " not_before = NULL WHERE number = ?")) {
      change.setBytes(1, pin.map(Pin::salt).orElse(null));
      change.setBytes(2, pin.map(Pin::hash).orElse(null));
      change.setInt(3, pin.map(Pin::rounds).orElse(0));
      change.setInt(4, number);
      return change.executeUpdate();
    }
  }

  static int wrong(Connection connection, int number, int times, Optional<Instant> notBefore)
      throws SQLException {
    try (PreparedStatement change =
        connection.prepareStatement(
            "UPDATE viewer SET wrong = ?, not_before = ? WHERE number = ?")) {
      change.setInt(1, times);
      change.setObject(2, notBefore.map(when -> when.atOffset(ZoneOffset.UTC)).orElse(null));
      change.setInt(3, number);
      return change.executeUpdate();
    }
  }

  static int remove(Connection connection, int number) throws SQLException {
    for (String table : List.of("seen", "visit")) {
      try (PreparedStatement change =
          connection.prepareStatement("DELETE FROM " + table + " WHERE viewer = ?")) {
        change.setInt(1, number);
        change.executeUpdate();
      }
    }
    try (PreparedStatement change =
        connection.prepareStatement("DELETE FROM viewer WHERE number = ?")) {
      change.setInt(1, number);
      return change.executeUpdate();
    }
  }

  /** Who watched last; 0 for nobody. */
  static int current(Connection connection) throws SQLException {
    try (PreparedStatement query =
            connection.prepareStatement("SELECT text FROM setting WHERE name = 'viewer'");
        ResultSet row = query.executeQuery()) {
      return row.next() ? Integer.parseInt(row.getString(1)) : 0;
    }
  }

  static int current(Connection connection, int number) throws SQLException {
    try (PreparedStatement change =
        connection.prepareStatement(
            "MERGE INTO setting (name, text) KEY (name) VALUES ('viewer', ?)")) {
      change.setString(1, Integer.toString(number));
      return change.executeUpdate();
    }
  }
}
