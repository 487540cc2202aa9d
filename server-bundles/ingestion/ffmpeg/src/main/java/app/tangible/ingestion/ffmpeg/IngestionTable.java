package app.tangible.ingestion.ffmpeg;

import app.tangible.catalogue.Genres;
import app.tangible.content.FilmId;
import app.tangible.content.MasterHash;
import app.tangible.content.PieceRoot;
import app.tangible.database.Database;
import app.tangible.database.Transaction;
import app.tangible.ingestion.Ingestion.State;
import app.tangible.ingestion.Submission;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The ingestions in the database. */
final class IngestionTable {

  private static final String WORKING = "state in ('PROBING', 'REMUXING', 'SEALING', 'PUBLISHING')";
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

  private final Database database;
  private final Clock clock;

  IngestionTable(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  void insert(String id, Submission s) {
    database.transaction(
        t ->
            t.change(
                "insert into ingestions (id, state, title, released, studio, studio_account,"
                    + " synopsis, quality, price_minor, currency, royalty, source_bytes, due,"
                    + " genres) values (?, 'RECEIVING', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                id,
                s.title(),
                s.year(),
                s.studio(),
                s.studioAccount(),
                s.synopsis(),
                s.quality(),
                s.priceMinor(),
                s.currency(),
                s.royaltyBasisPoints(),
                s.sourceBytes(),
                clock.instant(),
                Genres.text(s.genres())));
  }

  Optional<IngestionRow> find(String id) {
    return database.transaction(
        t -> t.first("select * from ingestions where id = ?", IngestionTable::row, id));
  }

  /** The one that is due first, if one is due. */
  Optional<IngestionRow> due() {
    return database.transaction(
        t ->
            t.first(
                "select * from ingestions where " + WORKING + " and due <= ? order by due limit 1",
                IngestionTable::row,
                clock.instant()));
  }

  Optional<Instant> nextDue() {
    return database.transaction(
        t ->
            t.first(
                "select due from ingestions where " + WORKING + " order by due limit 1",
                row -> Transaction.instant(row, "due")));
  }

  /** Those whose master still has work to do, or bytes to come. */
  List<String> withMaster() {
    return database.transaction(
        t ->
            t.list(
                "select id from ingestions where state in ('RECEIVING', 'PROBING', 'REMUXING',"
                    + " 'SEALING')",
                row -> row.getString(1)));
  }

  /** Those whose bytes were announced so long ago that they will not come any more. */
  List<String> abandoned(Duration after) {
    return database.transaction(
        t ->
            t.list(
                "select id from ingestions where state = 'RECEIVING' and due < ?",
                row -> row.getString(1),
                clock.instant().minus(after)));
  }

  /** Films whose sealing began and did not end. */
  List<FilmId> unfinishedFilms() {
    return database.transaction(
        t ->
            t.list(
                "select film from ingestions where film is not null and state in ('SEALING',"
                    + " 'FAILED')",
                row -> new FilmId(row.getString(1))));
  }

  /** Moves on; false when another has moved it already. */
  boolean move(String id, State from, State to) {
    return database.transaction(t -> step(t, id, from, to)) == 1;
  }

  boolean probed(String id, Map<String, String> facts) {
    return database.transaction(
            t -> {
              t.change("update ingestions set facts = ? where id = ?", Facts.encode(facts), id);
              return step(t, id, State.PROBING, State.REMUXING);
            })
        == 1;
  }

  void sealingBegins(String id, FilmId film, byte[] wrappedKey) {
    database.transaction(
        t ->
            t.change(
                "update ingestions set film = ?, wrapped_key = ? where id = ?"
                    + " and state = 'SEALING'",
                film.hex(),
                wrappedKey,
                id));
  }

  void sealed(String id, SealedFacts facts) {
    database.transaction(
        t -> {
          t.change(
              "update ingestions set master_hash = ?, piece_root = ?, sealed_bytes = ?,"
                  + " duration_millis = ? where id = ?",
              facts.masterHash().hex(),
              facts.pieceRoot().hex(),
              facts.sealedBytes(),
              facts.durationMillis(),
              id);
          return step(t, id, State.SEALING, State.PUBLISHING);
        });
  }

  void published(String id, long edition) {
    database.transaction(
        t -> {
          t.change("update ingestions set edition = ? where id = ?", edition, id);
          return step(t, id, State.PUBLISHING, State.PUBLISHED);
        });
  }

  void failed(String id, String problem) {
    database.transaction(
        t ->
            t.change(
                "update ingestions set state = 'FAILED', problem = ?, wrapped_key = null"
                    + " where id = ?",
                bounded(problem),
                id));
  }

  /** It stays where it is and is tried again, each time later. */
  void again(IngestionRow row, String problem) {
    long seconds = Math.min(LONGEST_WAIT.toSeconds(), 1L << Math.min(row.attempts(), 20));
    database.transaction(
        t ->
            t.change(
                "update ingestions set attempts = attempts + 1, due = ?, problem = ? where id = ?",
                clock.instant().plusSeconds(seconds),
                bounded(problem),
                row.id()));
  }

  private int step(Transaction t, String id, State from, State to) {
    return t.change(
        "update ingestions set state = ?, attempts = 0, due = ?, problem = null"
            + " where id = ? and state = ?",
        to,
        clock.instant(),
        id,
        from);
  }

  private static String bounded(String problem) {
    return problem.length() > 500 ? problem.substring(0, 500) : problem;
  }

  private static IngestionRow row(ResultSet row) throws SQLException {
    String film = row.getString("film");
    return new IngestionRow(
        row.getString("id"),
        State.valueOf(row.getString("state")),
        new Submission(
            row.getString("title"),
            row.getInt("released"),
            row.getString("studio"),
            row.getString("studio_account"),
            row.getString("synopsis"),
            row.getString("quality"),
            row.getLong("price_minor"),
            row.getString("currency"),
            row.getInt("royalty"),
            row.getLong("source_bytes"),
            Genres.of(row.getString("genres"))),
        row.getInt("attempts"),
        film == null ? null : new FilmId(film),
        row.getBytes("wrapped_key"),
        sealed(row),
        row.getObject("edition", Long.class),
        row.getString("problem"),
        Facts.decode(row.getString("facts")));
  }

  private static @Nullable SealedFacts sealed(ResultSet row) throws SQLException {
    String masterHash = row.getString("master_hash");
    return masterHash == null
        ? null
        : new SealedFacts(
            new MasterHash(masterHash),
            new PieceRoot(row.getString("piece_root")),
            row.getLong("sealed_bytes"),
            row.getLong("duration_millis"));
  }
}
