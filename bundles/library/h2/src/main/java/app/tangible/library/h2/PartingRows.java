package app.tangible.library.h2;

import app.tangible.content.FilmId;
import app.tangible.library.Parting;
import app.tangible.licence.LicenceId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The table of licences that leave. */
final class PartingRows {

  private static final String COLUMNS =
      "idempotency_key, licence, film, title, kind, terms, since, state, offer, chain_transaction,"
          + " wanted_back, ended";

  private PartingRows() {}

  static List<Parting> all(Connection connection) throws SQLException {
    List<Parting> all = new ArrayList<>();
    try (PreparedStatement query =
            connection.prepareStatement("SELECT " + COLUMNS + " FROM parting ORDER BY noted DESC");
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        all.add(parting(row));
      }
    }
    return all;
  }

  private static Parting parting(ResultSet row) throws SQLException {
    return new Parting(
        row.getString(1),
        new LicenceId(row.getString(2)),
        new FilmId(row.getString(3)),
        row.getString(4),
        Parting.Kind.valueOf(row.getString(5)),
        row.getBytes(6),
        row.getObject(7, OffsetDateTime.class).toInstant(),
        row.getString(8),
        Optional.ofNullable(row.getString(9)),
        Optional.ofNullable(row.getString(10)),
        row.getBoolean(11),
        row.getBoolean(12));
  }

  static int note(Connection connection, Parting parting) throws SQLException {
    try (PreparedStatement change =
        connection.prepareStatement(
            "MERGE INTO parting ("
                + COLUMNS
                + ") KEY (idempotency_key) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      change.setString(1, parting.idempotencyKey());
      change.setString(2, parting.licence().hex());
      change.setString(3, parting.film().hex());
      change.setString(4, parting.title());
      change.setString(5, parting.kind().name());
      change.setBytes(6, parting.terms());
      change.setObject(7, parting.since().atOffset(ZoneOffset.UTC));
      change.setString(8, parting.state());
      change.setString(9, parting.offer().orElse(null));
      change.setString(10, parting.transaction().orElse(null));
      change.setBoolean(11, parting.wantedBack());
      change.setBoolean(12, parting.over());
      return change.executeUpdate();
    }
  }
}
