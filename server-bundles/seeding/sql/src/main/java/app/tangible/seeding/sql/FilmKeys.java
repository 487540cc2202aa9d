package app.tangible.seeding.sql;

import app.tangible.content.FilmId;
import app.tangible.content.PieceRoot;
import app.tangible.database.Database;
import app.tangible.peer.ContentKey;
import app.tangible.transfer.FilmKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The films that are sold, by the key under which peers look for them. */
final class FilmKeys {

  private static final Duration READ_AGAIN = Duration.ofSeconds(2);

  private final Database database;
  private final Clock clock;
  private volatile Map<ContentKey, FilmId> films = Map.of();
  private volatile Instant read = Instant.MIN;

  FilmKeys(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  Optional<FilmId> find(ContentKey key) {
    if (!films.containsKey(key) && read.plus(READ_AGAIN).isBefore(clock.instant())) {
      read = clock.instant();
      Map<ContentKey, FilmId> all = new HashMap<>();
      database.transaction(
          t ->
              t.list(
                  "select film, piece_root from films",
                  row ->
                      all.put(
                          FilmKey.of(new PieceRoot(row.getString("piece_root"))),
                          new FilmId(row.getString("film")))));
      films = Map.copyOf(all);
    }
    return Optional.ofNullable(films.get(key));
  }
}
