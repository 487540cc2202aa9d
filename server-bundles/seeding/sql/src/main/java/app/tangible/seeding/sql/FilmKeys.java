package app.tangible.seeding.sql;

import app.tangible.content.FilmId;
import app.tangible.content.PieceRoot;
import app.tangible.database.Database;
import app.tangible.database.Transaction;
import app.tangible.peer.ContentKey;
import app.tangible.transfer.FilmKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** The films that are sold, by the key under which peers look for them. */
final class FilmKeys {

  private static final Duration READ_AGAIN = Duration.ofSeconds(2);

  private final Database database;
  private final Clock clock;
  private volatile Map<ContentKey, FilmId> films = Map.of();
  private final ReentrantLock reading = new ReentrantLock();
  private Instant read = Instant.EPOCH;

  FilmKeys(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  Optional<FilmId> find(ContentKey key) {
    FilmId known = films.get(key);
    return known == null ? read(key) : Optional.of(known);
  }

  /** Who comes while another one reads waits for it: what is read may be what is asked for. */
  private Optional<FilmId> read(ContentKey key) {
    reading.lock();
    try {
      Instant now = clock.instant();
      if (!films.containsKey(key) && read.plus(READ_AGAIN).isBefore(now)) {
        films = Map.copyOf(database.transaction(FilmKeys::all));
        read = now;
      }
      return Optional.ofNullable(films.get(key));
    } finally {
      reading.unlock();
    }
  }

  private static Map<ContentKey, FilmId> all(Transaction t) {
    Map<ContentKey, FilmId> all = new HashMap<>();
    t.list(
        "select film, piece_root from films",
        row ->
            all.put(
                FilmKey.of(new PieceRoot(row.getString("piece_root"))),
                new FilmId(row.getString("film"))));
    return all;
  }
}
