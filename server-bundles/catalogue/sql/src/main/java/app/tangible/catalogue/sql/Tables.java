package app.tangible.catalogue.sql;

import app.tangible.catalogue.Edition;
import app.tangible.catalogue.Genres;
import app.tangible.catalogue.Price;
import app.tangible.chain.Account;
import app.tangible.content.FilmId;
import app.tangible.content.MasterHash;
import app.tangible.content.PieceRoot;
import app.tangible.database.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

/** How an edition lies in the catalogue's tables. */
final class Tables {

  static final String SELECT =
      "select f.edition, f.film, f.title, f.released, s.name, f.synopsis, f.quality,"
          + " f.duration_millis, f.price_minor, f.currency, f.sealed_bytes, f.master_hash,"
          + " f.piece_root, f.genres from films f join studios s on s.id = f.studio";

  private Tables() {}

  static Edition edition(ResultSet row) throws SQLException {
    return new Edition(
        row.getLong("edition"),
        new FilmId(row.getString("film")),
        row.getString("title"),
        row.getInt("released"),
        row.getString("name"),
        row.getString("synopsis"),
        row.getString("quality"),
        Duration.ofMillis(row.getLong("duration_millis")),
        new Price(row.getLong("price_minor"), row.getString("currency")),
        row.getLong("sealed_bytes"),
        new MasterHash(row.getString("master_hash")),
        new PieceRoot(row.getString("piece_root")),
        Genres.of(row.getString("genres")));
  }

  static int insertIfMissing(Transaction t, Edition e, Account studioAccount, byte[] wrappedKey) {
    if (t.first("select 1 from films where film = ?", row -> 1, e.film().hex()).isPresent()) {
      return 0;
    }
    return t.change(
        "insert into films (film, edition, title, folded, released, studio, synopsis, quality,"
            + " duration_millis, price_minor, currency, sealed_bytes, master_hash, piece_root,"
            + " wrapped_key, genres) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        e.film().hex(),
        e.edition(),
        e.title(),
        Titles.folded(e.title()),
        e.year(),
        studio(t, e.studio(), studioAccount),
        e.synopsis(),
        e.quality(),
        e.duration().toMillis(),
        e.price().minorUnits(),
        e.price().currency(),
        e.sealedBytes(),
        e.masterHash().hex(),
        e.pieceRoot().hex(),
        wrappedKey,
        Genres.text(e.genres()));
  }

  private static long studio(Transaction t, String name, Account account) {
    t.change(
        "insert into studios (account, name) values (?, ?) on conflict do nothing",
        account.text(),
        name);
    return t.first(
            "select id from studios where account = ? and name = ?",
            row -> row.getLong(1),
            account.text(),
            name)
        .orElseThrow();
  }
}
