package app.tangible.resale.saga;

import app.tangible.chain.ChainEvent;
import app.tangible.chain.ChainException;
import app.tangible.chain.ChainFeed;
import app.tangible.chain.LicenceRegistry;
import app.tangible.chain.LicenceWord;
import app.tangible.chain.TokenId;
import app.tangible.database.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices what owners do on the chain without this server. Events only say where to look: what is
 * kept is the licence's word, so that reading a block twice changes nothing.
 */
final class MoveWatch {

  private static final Logger log = LoggerFactory.getLogger(MoveWatch.class);
  private static final long MAX_BLOCKS = 1_000;

  /** Blocks that are read again, as a reorganisation may have put others in their place. */
  private static final long AGAIN_BLOCKS = 12;

  private final Database database;
  private final LicenceRecords records;
  private final SqlOfferBook book;
  private final ChainFeed feed;
  private final LicenceRegistry registry;
  private final Duration every;
  private final Clock clock;
  private final Consumer<String> changed;

  MoveWatch(
      Database database,
      LicenceRecords records,
      SqlOfferBook book,
      ChainFeed feed,
      LicenceRegistry registry,
      Duration every,
      Clock clock,
      Consumer<String> changed) {
    this.database = database;
    this.records = records;
    this.book = book;
    this.feed = feed;
    this.registry = registry;
    this.every = every;
    this.clock = clock;
    this.changed = changed;
  }

  Optional<Instant> round() {
    try {
      long head = lastFinal(feed.head().number());
      long from = Math.max(feed.startBlock(), Math.min(head, records.watched()) - AGAIN_BLOCKS + 1);
      while (from <= head) {
        long to = Math.min(head, from + MAX_BLOCKS - 1);
        touched(from, to).forEach(this::look);
        records.watched(to);
        from = to + 1;
      }
    } catch (ChainException e) {
      log.debug("the chain cannot be watched now: {}", e.getMessage());
    }
    return Optional.of(clock.instant().plus(every));
  }

  /** The newest block that stays: what is told to decoders cannot be taken back. */
  private long lastFinal(long head) {
    long isFinal = Math.max(0, head - MAX_BLOCKS);
    long isNot = head + 1;
    if (head == 0 || registry.isFinal(head)) {
      return head;
    }
    while (isNot - isFinal > 1) {
      long middle = (isFinal + isNot) >>> 1;
      if (registry.isFinal(middle)) {
        isFinal = middle;
      } else {
        isNot = middle;
      }
    }
    return isFinal;
  }

  /** The licences that moved, each with the last transaction that moved it. */
  private Map<TokenId, String> touched(long from, long to) {
    Map<TokenId, String> tokens = new LinkedHashMap<>();
    for (ChainEvent event : feed.events(from, to)) {
      if (event instanceof ChainEvent.Moved moved) {
        tokens.put(moved.token(), moved.at().transaction().text());
      } else if (event instanceof ChainEvent.Cancelled cancelled) {
        tokens.put(cancelled.token(), cancelled.at().transaction().text());
      }
    }
    return tokens;
  }

  private void look(TokenId token, String transaction) {
    if (!records.concerns(token)) {
      return;
    }
    LicenceWord word = registry.wordOf(token);
    database
        .transaction(t -> book.saw(t, token, word, Optional.of(transaction), true))
        .ifPresent(changed);
  }
}
