package app.tangible.indexer.sql;

import app.tangible.chain.Bytes32;
import app.tangible.chain.ChainEvent;
import app.tangible.chain.ChainFeed.Block;
import app.tangible.database.Database;
import app.tangible.database.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The blocks and events in the database. */
final class BlockTable {

  /** Of the blocks that said nothing, so many of the newest are kept. */
  private static final long EMPTY_KEPT = 1_000;

  private final Database database;

  BlockTable(Database database) {
    this.database = database;
  }

  Optional<Block> newest() {
    return newest(0);
  }

  /** The stored block that has so many newer ones. */
  Optional<Block> newest(long skipped) {
    return database.transaction(t -> newest(t, skipped));
  }

  private static Optional<Block> newest(Transaction t, long skipped) {
    return t.first(
        "select * from chain_blocks order by number desc limit 1 offset " + skipped,
        BlockTable::block);
  }

  /** The newest stored block that is not newer than this. */
  Optional<Block> upTo(long number) {
    return database.transaction(
        t ->
            t.first(
                "select * from chain_blocks where number <= ? order by number desc limit 1",
                BlockTable::block,
                number));
  }

  /** What comes after {@code last}; false when another has written meanwhile. */
  boolean append(Optional<Block> last, Collection<Block> blocks, List<ChainEvent> events) {
    return database.transaction(
        t -> {
          if (!newest(t, 0).equals(last)) {
            return false;
          }
          for (Block block : blocks) {
            t.change(
                "insert into chain_blocks (number, hash, parent, time) values (?, ?, ?, ?)",
                block.number(),
                block.hash().text(),
                block.parent().text(),
                block.time());
          }
          events.forEach(event -> EventRows.insert(t, event));
          prune(t, blocks);
          return true;
        });
  }

  /** Each number passes through this window once. */
  private static void prune(Transaction t, Collection<Block> blocks) {
    long from = blocks.stream().mapToLong(Block::number).min().orElseThrow();
    long to = blocks.stream().mapToLong(Block::number).max().orElseThrow();
    t.change(
        "delete from chain_blocks where number >= ? and number < ? and not exists"
            + " (select 1 from chain_events e where e.block = chain_blocks.number)",
        from - EMPTY_KEPT - Follower.MAX_BLOCKS,
        to - EMPTY_KEPT);
  }

  static void removeFrom(Transaction t, long number) {
    t.change("delete from chain_blocks where number >= ?", number);
  }

  private static Block block(ResultSet row) throws SQLException {
    return new Block(
        row.getLong("number"),
        new Bytes32(row.getString("hash")),
        new Bytes32(row.getString("parent")),
        Objects.requireNonNull(Transaction.instant(row, "time")));
  }
}
