package app.tangible.library.h2;

import app.tangible.content.FilmId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/** The table of films that are owned and not wanted here now. */
final class LeftOutRows {

  private LeftOutRows() {}

  static Set<FilmId> all(Connection connection) throws SQLException {
    Set<FilmId> films = new HashSet<>();
    try (PreparedStatement query = connection.prepareStatement("SELECT film FROM left_out");
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        films.add(new FilmId(row.getString(1).strip()));
      }
    }
    return films;
  }

  static int keep(Connection connection, FilmId film) throws SQLException {
    return with(connection, "MERGE INTO left_out (film) KEY (film) VALUES (?)", film);
  }

  static int forget(Connection connection, FilmId film) throws SQLException {
    return with(connection, "DELETE FROM left_out WHERE film = ?", film);
  }

  private static int with(Connection connection, String sql, FilmId film) throws SQLException {
    try (PreparedStatement change = connection.prepareStatement(sql)) {
      change.setString(1, film.hex());
      return change.executeUpdate();
    }
  }
}
