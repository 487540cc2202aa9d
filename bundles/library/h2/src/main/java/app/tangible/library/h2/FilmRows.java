package app.tangible.library.h2;

import app.tangible.content.FilmId;
import app.tangible.library.OwnedFilm;
import app.tangible.library.TitleId;
import app.tangible.licence.LicenceChecker;
import app.tangible.licence.LicenceId;
import app.tangible.licence.LicencePackage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The table of films. */
final class FilmRows {

  private static final String COLUMNS =
      "licence, film, title, release_year, studio, synopsis, quality, duration_millis, acquired,"
          + " on_disk, package, genres";

  static final int MOST_GENRES = 8;
  private static final int LONGEST_GENRE = 40;

  private final LicenceChecker packages;
  private final Function<LicenceId, Duration> resumePoints;

  FilmRows(LicenceChecker packages, Function<LicenceId, Duration> resumePoints) {
    this.packages = packages;
    this.resumePoints = resumePoints;
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
                + " quality = ?, duration_millis = ?, acquired = ?, on_disk = ?, package = ?,"
                + " genres = ? WHERE licence = ?"
            : "INSERT INTO film (film, title, release_year, studio, synopsis, quality,"
                + " duration_millis, acquired, on_disk, package, genres, licence, resume_millis)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)";
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
      change.setString(11, text(film.genres()));
      change.setString(12, film.licence().hex());
      return change.executeUpdate();
    }
  }

  /** Whether its file is there; answers the titles that it is about. */
  List<TitleId> mark(Connection connection, FilmId film, boolean there) throws SQLException {
    try (PreparedStatement change =
        connection.prepareStatement("UPDATE film SET on_disk = ? WHERE film = ?")) {
      change.setBoolean(1, there);
      change.setString(2, film.hex());
      change.executeUpdate();
    }
    List<TitleId> titles = new ArrayList<>();
    try (PreparedStatement query =
        connection.prepareStatement("SELECT licence FROM film WHERE film = ?")) {
      query.setString(1, film.hex());
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          titles.add(TitleId.of(new LicenceId(row.getString(1))));
        }
      }
    }
    return titles;
  }

  int renew(Connection connection, LicenceId licence, LicencePackage renewed) throws SQLException {
    try (PreparedStatement change =
        connection.prepareStatement("UPDATE film SET package = ? WHERE licence = ?")) {
      change.setBytes(1, packages.encode(renewed));
      change.setString(2, licence.hex());
      return change.executeUpdate();
    }
  }

  private static String text(List<String> genres) {
    return genres.stream()
        .filter(genre -> genre.length() <= LONGEST_GENRE && genre.indexOf('\n') < 0)
        .limit(MOST_GENRES)
        .collect(Collectors.joining("\n"));
  }

  /** From one column, a line for each. */
  static List<String> genres(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split("\n"));
  }

  /** The film takes over what the household knows of the other licence, which is forgotten. */
  int succeed(Connection connection, LicenceId other, OwnedFilm film) throws SQLException {
    try (PreparedStatement change =
        connection.prepareStatement(
            "UPDATE film SET"
                + " on_disk = on_disk OR COALESCE((SELECT on_disk FROM film WHERE licence = ?),"
                + " FALSE) WHERE licence = ?")) {
      change.setString(1, other.hex());
      change.setString(2, film.licence().hex());
      change.executeUpdate();
    }
    SeenRows.succeed(connection, TitleId.of(other), TitleId.of(film.licence()));
    return forget(connection, other);
  }

  int forget(Connection connection, LicenceId licence) throws SQLException {
    try (PreparedStatement change =
        connection.prepareStatement("DELETE FROM film WHERE licence = ?")) {
      change.setString(1, licence.hex());
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
    LicenceId licence = new LicenceId(row.getString(1));
    return new OwnedFilm(
        licence,
        new FilmId(row.getString(2)),
        row.getString(3),
        row.getInt(4),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        Duration.ofMillis(row.getLong(8)),
        row.getObject(9, OffsetDateTime.class).toInstant(),
        resumePoints.apply(licence),
        row.getBoolean(10),
        packages.decode(row.getBytes(11)),
        genres(row.getString(12)));
  }
}
