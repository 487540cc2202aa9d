package app.tangible.library.h2;

import app.tangible.content.FilmId;
import app.tangible.library.OwnedFilm;
import app.tangible.licence.LicenceChecker;
import app.tangible.licence.LicenceId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The table of films. */
final class FilmRows {

  private static final String COLUMNS =
      "licence, film, title, release_year, studio, synopsis, quality, duration_millis, acquired,"
          + " resume_millis, on_disk, package";

  private final LicenceChecker packages;

  FilmRows(LicenceChecker packages) {
    this.packages = packages;
  }

  List<OwnedFilm> all(Connection connection) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT " + COLUMNS + " FROM film ORDER BY acquired DESC")) {
      return rows(query);
    }
  }

  List<OwnedFilm> one(Connection connection, LicenceId licence) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT " + COLUMNS + " FROM film WHERE licence = ?")) {
      query.setString(1, licence.hex());
      return rows(query);
    }
  }

  /** The resume point of a film that is there stays. */
  int keep(Connection connection, OwnedFilm film) throws SQLException {
    boolean there;
    try (PreparedStatement query =
        connection.prepareStatement("SELECT 1 FROM film WHERE licence = ?")) {
      query.setString(1, film.licence().hex());
      try (ResultSet row = query.executeQuery()) {
        there = row.next();
      }
    }
    String sql =
        there
            ? "UPDATE film SET film = ?, title = ?, release_year = ?, studio = ?, synopsis = ?,"
                + " quality = ?, duration_millis = ?, acquired = ?, on_disk = ?, package = ?"
                + " WHERE licence = ?"
            : "INSERT INTO film (film, title, release_year, studio, synopsis, quality,"
                + " duration_millis, acquired, on_disk, package, licence, resume_millis)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    try (PreparedStatement change = connection.prepareStatement(sql)) {
      change.setString(1, film.film().hex());
      change.setString(2, film.title());
      change.setInt(3, film.year());
      change.setString(4, film.studio());
      change.setString(5, film.synopsis());
      change.setString(6, film.quality());
      change.setLong(7, film.duration().toMillis());
      change.setObject(8, film.acquired().atOffset(ZoneOffset.UTC));
      change.setBoolean(9, film.onDisk());
      change.setBytes(10, packages.encode(film.licencePackage()));
      change.setString(11, film.licence().hex());
      if (!there) {
        change.setLong(12, film.resumeAt().toMillis());
      }
      return change.executeUpdate();
    }
  }

  /** The film takes over what the household knows of the other licence, which is forgotten. */
  int succeed(Connection connection, LicenceId other, OwnedFilm film) throws SQLException {
    try (PreparedStatement change =
        connection.prepareStatement(
            "UPDATE film SET"
                + " resume_millis = COALESCE((SELECT resume_millis FROM film WHERE licence = ?),"
                + " resume_millis),"
                + " on_disk = on_disk OR COALESCE((SELECT on_disk FROM film WHERE licence = ?),"
                + " FALSE) WHERE licence = ?")) {
      change.setString(1, other.hex());
      change.setString(2, other.hex());
      change.setString(3, film.licence().hex());
      change.executeUpdate();
    }
    return forget(connection, other);
  }

  int forget(Connection connection, LicenceId licence) throws SQLException {
    try (PreparedStatement change =
        connection.prepareStatement("DELETE FROM film WHERE licence = ?")) {
      change.setString(1, licence.hex());
      return change.executeUpdate();
    }
  }

  int resumeAt(Connection connection, LicenceId licence, Duration position) throws SQLException {
    try (PreparedStatement change =
        connection.prepareStatement("UPDATE film SET resume_millis = ? WHERE licence = ?")) {
      change.setLong(1, position.toMillis());
      change.setString(2, licence.hex());
      return change.executeUpdate();
    }
  }

  private List<OwnedFilm> rows(PreparedStatement query) throws SQLException {
    List<OwnedFilm> films = new ArrayList<>();
    try (ResultSet row = query.executeQuery()) {
      while (row.next()) {
        films.add(film(row));
      }
    }
    return films;
  }

  private OwnedFilm film(ResultSet row) throws SQLException {
    return new OwnedFilm(
        new LicenceId(row.getString(1)),
        new FilmId(row.getString(2)),
        row.getString(3),
        row.getInt(4),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        Duration.ofMillis(row.getLong(8)),
        row.getObject(9, OffsetDateTime.class).toInstant(),
        Duration.ofMillis(row.getLong(10)),
        row.getBoolean(11),
        packages.decode(row.getBytes(12)));
  }
}
