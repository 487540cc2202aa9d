package app.tangible.library.h2;

import app.tangible.library.Title;
import app.tangible.library.TitleId;
import app.tangible.library.Watching.Visit;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tables of how far each viewer has come, and of when he watched what. */
final class SeenRows {

  private static final int VISITS = 10_000;

  private SeenRows() {}

  /**
   * One title, one viewer.
   *
   * @param counted whether the end that he is at was counted
   */
  record Row(Duration position, int times, boolean counted, Instant last) {

    Title.Seen shown() {
      return new Title.Seen(position, times, Optional.of(last));
    }
  }

  static Map<TitleId, Row> all(Connection connection, int viewer) throws SQLException {
    Map<TitleId, Row> all = new HashMap<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT title, position_millis, times, counted, seen_last FROM seen WHERE viewer ="
                + " ?")) {
      query.setInt(1, viewer);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          all.put(
              new TitleId(row.getString(1)),
              new Row(
                  Duration.ofMillis(row.getLong(2)),
                  row.getInt(3),
                  row.getBoolean(4),
                  row.getObject(5, OffsetDateTime.class).toInstant()));
        }
      }
    }
    return all;
  }

  static int keep(Connection connection, int viewer, TitleId id, Row row) throws SQLException {
    try (PreparedStatement change =
        connection.prepareStatement(
            "MERGE INTO seen (viewer, title, position_millis, times, counted, seen_last)"
                + " KEY (viewer, title) VALUES (?, ?, ?, ?, ?, ?)")) {
      change.setInt(1, viewer);
      change.setString(2, id.value());
      change.setLong(3, row.position().toMillis());
      change.setInt(4, row.times());
      change.setBoolean(5, row.counted());
      change.setObject(6, row.last().atOffset(ZoneOffset.UTC));
      return change.executeUpdate();
    }
  }

  static int forget(Connection connection, int viewer, TitleId id) throws SQLException {
    try (PreparedStatement change =
        connection.prepareStatement("DELETE FROM seen WHERE viewer = ? AND title = ?")) {
      change.setInt(1, viewer);
      change.setString(2, id.value());
      return change.executeUpdate();
    }
  }

  /** Every viewer's knowledge of the one is now of the other, where there is none of it. */
  static int succeed(Connection connection, TitleId old, TitleId fresh) throws SQLException {
    try (PreparedStatement change =
        connection.prepareStatement(
            "UPDATE seen SET title = ? WHERE title = ? AND NOT EXISTS (SELECT 1 FROM seen other"
                + " WHERE other.viewer = seen.viewer AND other.title = ?)")) {
      change.setString(1, fresh.value());
      change.setString(2, old.value());
      change.setString(3, fresh.value());
      change.executeUpdate();
    }
    try (PreparedStatement change =
        connection.prepareStatement("UPDATE visit SET title = ? WHERE title = ?")) {
      change.setString(1, fresh.value());
      change.setString(2, old.value());
      return change.executeUpdate();
    }
  }

  /** He watches it: the sitting that is under way goes on, or another one begins. */
  static int visit(Connection connection, int viewer, Visit visit, Duration sitting)
      throws SQLException {
    try (PreparedStatement change =
        connection.prepareStatement(
            "UPDATE visit SET happened = ?, finished = ?, name = ? WHERE number = (SELECT"
                + " MAX(number) FROM visit WHERE viewer = ?) AND title = ? AND NOT finished"
                + " AND happened >= ?")) {
      change.setObject(1, visit.when().atOffset(ZoneOffset.UTC));
      change.setBoolean(2, visit.finished());
      change.setString(3, visit.name());
      change.setInt(4, viewer);
      change.setString(5, visit.id().value());
      change.setObject(6, visit.when().minus(sitting).atOffset(ZoneOffset.UTC));
      if (change.executeUpdate() > 0) {
        return 1;
      }
    }
    add(connection, viewer, visit);
    try (PreparedStatement change =
        connection.prepareStatement(
            "DELETE FROM visit WHERE viewer = ? AND number <= (SELECT number FROM visit WHERE"
                + " viewer = ? ORDER BY number DESC OFFSET ? ROWS FETCH FIRST 1 ROW ONLY)")) {
      change.setInt(1, viewer);
      change.setInt(2, viewer);
      change.setInt(3, VISITS);
      return change.executeUpdate();
    }
  }

  static int add(Connection connection, int viewer, Visit visit) throws SQLException {
    try (PreparedStatement change =
        connection.prepareStatement(
            "INSERT INTO visit (viewer, title, name, happened, finished)"
                + " VALUES (?, ?, ?, ?, ?)")) {
      change.setInt(1, viewer);
      change.setString(2, visit.id().value());
      change.setString(3, visit.name());
      change.setObject(4, visit.when().atOffset(ZoneOffset.UTC));
      change.setBoolean(5, visit.finished());
      return change.executeUpdate();
    }
  }

  static List<Visit> visits(Connection connection, int viewer) throws SQLException {
    List<Visit> visits = new ArrayList<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT title, name, happened, finished FROM visit WHERE viewer = ?"
                + " ORDER BY happened DESC, number DESC")) {
      query.setInt(1, viewer);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          visits.add(
              new Visit(
                  new TitleId(row.getString(1)),
                  row.getString(2),
                  row.getObject(3, OffsetDateTime.class).toInstant(),
                  row.getBoolean(4)));
        }
      }
    }
    return visits;
  }

  static int eraseVisits(Connection connection, int viewer, TitleId id) throws SQLException {
    try (PreparedStatement change =
        connection.prepareStatement("DELETE FROM visit WHERE viewer = ? AND title = ?")) {
      change.setInt(1, viewer);
      change.setString(2, id.value());
      return change.executeUpdate();
    }
  }

  static int eraseAll(Connection connection, int viewer) throws SQLException {
    int erased = 0;
    for (String table : List.of("seen", "visit")) {
      try (PreparedStatement change =
          connection.prepareStatement("DELETE FROM " + table + " WHERE viewer = ?")) {
        change.setInt(1, viewer);
        erased += change.executeUpdate();
      }
    }
    return erased;
  }
}
