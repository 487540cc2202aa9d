package app.tangible.catalogue.sql;

import app.tangible.catalogue.Edition;
import app.tangible.catalogue.Price;
import app.tangible.content.FilmId;
import app.tangible.content.MasterHash;
import app.tangible.content.PieceRoot;
import app.tangible.database.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** The catalogue's tables and how an edition lies in them. */
final class Tables {

  static final List<String> SCRIPTS =
      List.of(
          """
          create table films (
            number bigint generated always as identity primary key,
            film char(32) not null unique,
            edition bigint not null unique,
            title varchar(300) not null,
            folded varchar(900) not null,
            released int not null,
            studio varchar(200) not null,
            synopsis varchar(5000) not null,
            quality varchar(31) not null,
            duration_millis bigint not null,
            price_minor bigint not null,
            currency char(3) not null,
            sealed_bytes bigint not null,
            master_hash char(64) not null,
            piece_root char(64) not null,
            wrapped_key varbinary(256) not null)
          """,
          """
          create table mirrors (
            film char(32) not null references films (film),
            base varchar(500) not null,
            primary key (film, base))
          """);

  static final String SELECT =
      "select edition, film, title, released, studio, synopsis, quality, duration_millis,"
          + " price_minor, currency, sealed_bytes, master_hash, piece_root from films";

  private Tables() {}

  static Edition edition(ResultSet row) throws SQLException {
    return new Edition(
        row.getLong("edition"),
        new FilmId(row.getString("film")),
        row.getString("title"),
        row.getInt("released"),
        row.getString("studio"),
        row.getString("synopsis"),
        row.getString("quality"),
        Duration.ofMillis(row.getLong("duration_millis")),
        new Price(row.getLong("price_minor"), row.getString("currency")),
        row.getLong("sealed_bytes"),
        new MasterHash(row.getString("master_hash")),
        new PieceRoot(row.getString("piece_root")));
  }

  static int insertIfMissing(Transaction t, Edition e, byte[] wrappedKey) {
    if (t.first("select 1 from films where film = ?", row -> 1, e.film().hex()).isPresent()) {
      return 0;
    }
    return t.change(
        "insert into films (film, edition, title, folded, released, studio, synopsis, quality,"
            + " duration_millis, price_minor, currency, sealed_bytes, master_hash, piece_root,"
            + " wrapped_key) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        e.film().hex(),
        e.edition(),
        e.title(),
        Titles.folded(e.title()),
        e.year(),
        e.studio(),
        e.synopsis(),
        e.quality(),
        e.duration().toMillis(),
        e.price().minorUnits(),
        e.price().currency(),
        e.sealedBytes(),
        e.masterHash().hex(),
        e.pieceRoot().hex(),
        wrappedKey);
  }
}
