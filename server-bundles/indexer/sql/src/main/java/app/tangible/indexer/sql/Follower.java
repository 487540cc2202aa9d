package app.tangible.indexer.sql;

import app.tangible.chain.ChainEvent;
import app.tangible.chain.ChainFeed;
import app.tangible.chain.ChainFeed.Block;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the tables one step nearer to the chain: either some blocks on, or back to where chain and
 * tables part. A step writes in one transaction, and writes only what it has seen to be one chain.
 */
final class Follower {

  /** Most blocks in one step; as many as one question to the feed may have. */
  static final int MAX_BLOCKS = 1_000;

  /** So few blocks are all read and kept: near the head is where reorganisations are. */
  private static final int ALL_READ = 32;

  private static final Logger log = LoggerFactory.getLogger(Follower.class);

  private final ChainFeed feed;
  private final BlockTable table;
  private final Projections projections;
  private final int batchBlocks;
  private final CutPoint cut;
  private volatile long head = -1;

  Follower(
      ChainFeed feed, BlockTable table, Projections projections, int batchBlocks, CutPoint cut) {
    if (batchBlocks < 1 || batchBlocks > MAX_BLOCKS) {
      throw new IllegalArgumentException("batchBlocks is 1 to " + MAX_BLOCKS);
    }
    this.feed = feed;
    this.table = table;
    this.projections = projections;
    this.batchBlocks = batchBlocks;
    this.cut = cut;
  }

  /** The newest block that was heard of; -1 before. */
  long head() {
    return head;
  }

  /** Whether there may be more to do. */
  boolean step() {
    Optional<Block> last = table.newest();
    Block newest = feed.head();
    head = newest.number();
    if (last.isPresent() && !isOnChain(last.get())) {
      goBack();
      return true;
    }
    long from = last.isPresent() ? last.get().number() + 1 : feed.startBlock();
    if (from > newest.number()) {
      return false;
    }
    long to = Math.min(newest.number(), from + batchBlocks - 1);
    read(last, from, to);
    return true;
  }

  private boolean isOnChain(Block block) {
    return feed.block(block.number()).filter(now -> now.hash().equals(block.hash())).isPresent();
  }

  private void read(Optional<Block> last, long from, long to) {
    Optional<Block> end = feed.block(to);
    if (end.isEmpty()) {
      return;
    }
    List<ChainEvent> events = feed.events(from, to);
    cut.reached("after the events were read");
    TreeMap<Long, Block> blocks = new TreeMap<>();
    LongStream numbers =
        to - from < ALL_READ
            ? LongStream.rangeClosed(from, to)
            : LongStream.concat(
                events.stream().mapToLong(event -> event.at().block()), LongStream.of(to));
    numbers
        .distinct()
        .forEach(number -> feed.block(number).ifPresent(block -> blocks.put(number, block)));
    // The last block's hash names all before it: as it is the same after all was read, what was
    // read in between is of its chain, unless the chain turned there and back.
    if (end.equals(feed.block(to))
        && end.equals(Optional.ofNullable(blocks.get(to)))
        && last.map(this::isOnChain).orElse(true)
        && isOneChain(last, blocks, events)) {
      cut.reached("before the blocks are written");
      table.append(last, blocks.values(), events);
      cut.reached("after the blocks were written");
    } else {
      log.debug("the chain turned while blocks {} to {} were read", from, to);
    }
  }

  private static boolean isOneChain(
      Optional<Block> last, TreeMap<Long, Block> blocks, List<ChainEvent> events) {
    Block before = last.orElse(null);
    for (Block block : blocks.values()) {
      if (before != null
          && before.number() == block.number() - 1
          && !block.parent().equals(before.hash())) {
        return false;
      }
      before = block;
    }
    return events.stream()
        .allMatch(
            event -> {
              Block block = blocks.get(event.at().block());
              return block != null && block.hash().equals(event.at().blockHash());
            });
  }

  private void goBack() {
    Optional<Block> common = common();
    long from = common.map(block -> block.number() + 1).orElse(0L);
    log.info("the chain turned: tables go back to before block {}", from);
    cut.reached("before the tables go back");
    projections.rollBack(from);
    cut.reached("after the tables went back");
  }

  /** The newest stored block that the chain still has; those before it are its, too. */
  private Optional<Block> common() {
    long gone = 0;
    long step = 1;
    Optional<Block> found = table.newest(step);
    while (found.isPresent() && !isOnChain(found.get())) {
      gone = step;
      step *= 2;
      found = table.newest(step);
    }
    long there = step;
    while (there - gone > 1) {
      long middle = gone + (there - gone) / 2;
      Optional<Block> candidate = table.newest(middle);
      if (candidate.isPresent() && !isOnChain(candidate.get())) {
        gone = middle;
      } else {
        there = middle;
        found = candidate;
      }
    }
    return found;
  }
}
