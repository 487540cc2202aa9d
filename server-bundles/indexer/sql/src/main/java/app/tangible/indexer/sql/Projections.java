package app.tangible.indexer.sql;

import app.tangible.chain.ChainEvent;
import app.tangible.chain.ChainEvent.Place;
import app.tangible.chain.TokenId;
import app.tangible.database.Database;
import app.tangible.database.Transaction;
import app.tangible.indexer.Projection;
import app.tangible.indexer.Projection.EventBlock;
import app.tangible.indexer.Projection.Past;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Brings the tables that are made of events up to the events, and back. */
final class Projections {

  private static final int BLOCKS_AT_ONCE = 100;

  private final Database database;
  private final List<Projection> all;
  private final CutPoint cut;

  Projections(Database database, List<Projection> all, CutPoint cut) {
    if (all.stream().map(Projection::name).distinct().count() != all.size()) {
      throw new IllegalArgumentException("two projections of one name");
    }
    this.database = database;
    this.all = List.copyOf(all);
    this.cut = cut;
  }

  /** Applies what is recorded and not yet applied. */
  void catchUp() {
    for (Projection projection : all) {
      projection.prepare();
      while (database.transaction(t -> apply(t, projection))) {
        cut.reached("after events were applied to " + projection.name());
      }
      cut.reached("after " + projection.name() + " is up");
    }
  }

  /** Whether there may be more. */
  private static boolean apply(Transaction t, Projection projection) {
    long done = made(t, projection);
    Optional<Long> newest = newest(t);
    if (newest.isEmpty() || newest.get() <= done) {
      return false;
    }
    List<Long> numbers =
        t.list(
            "select distinct block from chain_events where block > ? order by block limit "
                + BLOCKS_AT_ONCE,
            row -> row.getLong(1),
            done);
    Past past = new RecordedPast(t);
    for (long number : numbers) {
      projection.apply(t, block(t, number), past);
    }
    boolean more = numbers.size() == BLOCKS_AT_ONCE;
    made(t, projection, more ? numbers.getLast() : newest.get());
    return more;
  }

  private static EventBlock block(Transaction t, long number) {
    Instant time =
        t.first(
                "select time from chain_blocks where number = ?",
                row -> Objects.requireNonNull(Transaction.instant(row, "time")),
                number)
            .orElseThrow();
    return new EventBlock(
        number,
        time,
        t.list(
            EventRows.SELECT + " where block = ?" + EventRows.IN_ORDER, EventRows::read, number));
  }

  /** Events and all that is made of them from this block on are gone, at once or not at all. */
  void rollBack(long from) {
    database.transaction(
        t -> {
          Past past = new RecordedPast(t);
          for (Projection projection : all) {
            if (made(t, projection) >= from) {
              projection.forget(t, from, past);
              made(t, projection, from - 1);
            }
          }
          // A projection that is not here now has its rows go with their events, or refuses.
          t.change("update projections set block = ? where block >= ?", from - 1, from);
          BlockTable.removeFrom(t, from);
          return from;
        });
  }

  /** The last block that all have. */
  Optional<Long> everywhere() {
    return database.transaction(
        t -> {
          long least = Long.MAX_VALUE;
          for (Projection projection : all) {
            least = Math.min(least, made(t, projection));
          }
          long made = least;
          return newest(t).map(number -> Math.min(number, made)).filter(number -> number >= 0);
        });
  }

  private static Optional<Long> newest(Transaction t) {
    return t.first(
        "select number from chain_blocks order by number desc limit 1", row -> row.getLong(1));
  }

  private static long made(Transaction t, Projection projection) {
    return t.first(
            "select block from projections where name = ? for update",
            row -> row.getLong(1),
            projection.name())
        .orElse(-1L);
  }

  private static void made(Transaction t, Projection projection, long block) {
    if (t.change("update projections set block = ? where name = ?", block, projection.name())
        == 0) {
      t.change("insert into projections (name, block) values (?, ?)", projection.name(), block);
    }
  }

  /** Events by what they are about. */
  private record RecordedPast(Transaction t) implements Past {

    private static final String BEFORE = " and (block < ? or (block = ? and log_index < ?))";

    @Override
    public List<ChainEvent> ofToken(TokenId token, long block, long index) {
      return t.list(
          EventRows.SELECT + " where token = ?" + BEFORE + EventRows.IN_ORDER,
          EventRows::read,
          token.toString(),
          block,
          block,
          index);
    }

    @Override
    public List<ChainEvent> ofEdition(long edition, Place before) {
      return t.list(
          EventRows.SELECT + " where edition = ?" + BEFORE + EventRows.IN_ORDER,
          EventRows::read,
          edition,
          before.block(),
          before.block(),
          before.index());
    }
  }
}
