package app.tangible.royalty.sql;

import app.tangible.chain.ChainEvent;
import app.tangible.chain.ChainEvent.Place;
import app.tangible.chain.ChainException;
import app.tangible.chain.ChainFeed;
import app.tangible.chain.ChainFeed.Block;
import app.tangible.chain.LicenceFunds;
import app.tangible.chain.LicenceMarket;
import app.tangible.chain.LicenceMarket.Shares;
import app.tangible.chain.TokenId;
import app.tangible.database.Database;
import app.tangible.indexer.ChainIndex;
import app.tangible.royalty.Reconciliation;
import app.tangible.royalty.sql.Posting.Kind;
import app.tangible.royalty.sql.Posting.Part;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Compares the ledger with the chain in three ways: posting by posting with what the chain's events
 * say when they are read again; each sale's parts with what the contract's own arithmetic answers;
 * what is owed with what the contracts say that they owe, and what is in the pots. And this
 * server's sales with the postings.
 */
final class Reconciler {

  private static final int WINDOW_BLOCKS = 1_000;
  private static final int TRIES = 5;
  private static final Duration CATCH_UP = Duration.ofSeconds(10);

  private final Database database;
  private final ChainIndex index;
  private final ChainFeed feed;
  private final LicenceFunds funds;
  private final LicenceMarket market;
  private final OwnSales own;
  private final RewardFunds rewards;

  Reconciler(
      Database database,
      ChainIndex index,
      ChainFeed feed,
      LicenceFunds funds,
      LicenceMarket market,
      OwnSales own,
      RewardFunds rewards) {
    this.database = database;
    this.index = index;
    this.feed = feed;
    this.funds = funds;
    this.market = market;
    this.own = own;
    this.rewards = rewards;
  }

  Reconciliation run() {
    for (int i = 0; i < TRIES; i++) {
      long head = feed.head().number();
      boolean isUp = index.await(head, CATCH_UP);
      Optional<Block> end = index.indexed();
      Differences differences = new Differences();
      Sums sums = new Sums();
      if (end.isPresent()) {
        compare(end.get(), differences, sums);
        own.compare(differences);
      }
      if (!isUp) {
        differences.add("blocks that are not in the tables", "", head, told(end));
      }
      // Blocks that came or went meanwhile would be named as differences that are none.
      boolean isStill = end.equals(index.indexed()) && end.map(this::isOnChain).orElse(true);
      if (isStill && (differences.all().isEmpty() || feed.head().number() == head)) {
        return new Reconciliation(
            end.map(Block::number).orElse(0L), sums.postings, sums.units, differences.all());
      }
    }
    throw new ChainException("the chain moves on too fast to be compared");
  }

  private static String told(Optional<Block> end) {
    return end.map(block -> String.valueOf(block.number())).orElse("none");
  }

  private boolean isOnChain(Block block) {
    return feed.block(block.number()).filter(now -> now.hash().equals(block.hash())).isPresent();
  }

  /** Counted on the way. */
  private static final class Sums {
    private long postings;
    private long units;
  }

  private void compare(Block end, Differences differences, Sums sums) {
    Map<Long, List<ChainEvent>> editions = new HashMap<>();
    Map<Priced, Shares> asked = new HashMap<>();
    int platformBasisPoints = funds.platformBasisPoints();
    for (long from = feed.startBlock(); from <= end.number(); from += WINDOW_BLOCKS) {
      long to = Math.min(end.number(), from + WINDOW_BLOCKS - 1);
      List<ChainEvent> events = feed.events(from, to);
      events.forEach(event -> remember(editions, event));
      Bookkeeping books =
          new Bookkeeping(
              (edition, before) -> facts(editions, edition, before), platformBasisPoints);
      Map<Place, Posting> chain =
          events.stream()
              .collect(Collectors.groupingBy(event -> event.at().block()))
              .values()
              .stream()
              .flatMap(block -> books.of(block).stream())
              .collect(Collectors.toMap(Posting::at, posting -> posting));
      long first = from;
      Map<Place, Posting> here =
          database.transaction(t -> PostingTable.between(t, first, to)).values().stream()
              .flatMap(List::stream)
              .collect(Collectors.toMap(Posting::at, posting -> posting));
      compare(chain, here, differences);
      events.forEach(event -> sold(event, here, differences));
      for (Posting posting : here.values()) {
        sums.postings++;
        sums.units += posting.kind().isSale() ? posting.units() : 0;
        shares(posting, asked, platformBasisPoints, differences);
      }
    }
    owed(end, differences);
    rewards.compare(end, differences);
  }

  private static void remember(Map<Long, List<ChainEvent>> editions, ChainEvent event) {
    Optional<Long> edition =
        switch (event) {
          case ChainEvent.EditionRegistered registered -> Optional.of(registered.edition());
          case ChainEvent.PriceSet set -> Optional.of(set.edition());
          case ChainEvent.ShareGiven given -> Optional.of(given.edition());
          default -> Optional.empty();
        };
    edition.ifPresent(id -> editions.computeIfAbsent(id, key -> new ArrayList<>()).add(event));
  }

  private static EditionFacts facts(
      Map<Long, List<ChainEvent>> editions, long edition, Place before) {
    return new EditionFacts(
        editions.getOrDefault(edition, List.of()).stream()
            .filter(
                event ->
                    event.at().block() < before.block()
                        || (event.at().block() == before.block()
                            && event.at().index() < before.index()))
            .toList());
  }

  private static void compare(
      Map<Place, Posting> chain, Map<Place, Posting> here, Differences differences) {
    chain.forEach(
        (at, posting) -> {
          Posting ours = here.get(at);
          if (!posting.equals(ours)) {
            differences.add(
                "posting", "transaction " + at.transaction(), told(posting), told(ours));
          }
        });
    here.forEach(
        (at, posting) -> {
          if (!chain.containsKey(at)) {
            differences.add("posting", "transaction " + at.transaction(), "nothing", told(posting));
          }
        });
  }

  /** By the event alone, whatever the rules of bookkeeping make of it. */
  private static void sold(ChainEvent event, Map<Place, Posting> here, Differences differences) {
    if (event instanceof ChainEvent.Sold sold && sold.price() > 0) {
      Posting posting = here.get(sold.at());
      long posted = posting == null ? 0 : posting.units();
      if (posted != sold.price()) {
        differences.add(
            "price of a resale", "transaction " + sold.at().transaction(), sold.price(), posted);
      }
    }
  }

  private static String told(@Nullable Posting posting) {
    return posting == null ? "nothing" : posting.kind() + " " + posting.entries();
  }

  private record Priced(Kind kind, long edition, long units) {}

  private void shares(
      Posting posting, Map<Priced, Shares> asked, int platform, Differences differences) {
    if (!posting.kind().isSale()) {
      return;
    }
    TokenId token = posting.token().orElseThrow();
    Priced priced = new Priced(posting.kind(), token.edition(), posting.units());
    Shares wanted =
        asked.computeIfAbsent(
            priced,
            key ->
                key.kind() == Kind.RESALE
                    ? market.sharesOf(key.edition(), key.units())
                    : first(key.units(), platform));
    Shares posted =
        new Shares(posting.of(Part.SELLER), posting.of(Part.STUDIO), posting.of(Part.PLATFORM));
    if (!posted.equals(wanted)) {
      differences.add(
          "parts of a sale", "transaction " + posting.at().transaction(), wanted, posted);
    }
  }

  private static Shares first(long units, int platform) {
    long studio = EditionFacts.part(units, 10_000 - platform);
    return new Shares(0, studio, units - studio);
  }

  private void owed(Block end, Differences differences) {
    long chain = funds.totalOwed(end.number());
    long here =
        database
            .transaction(
                t ->
                    t.first(
                        "select coalesce(sum(units), 0) from ledger_lines where account like"
                            + " 'owed:%'",
                        row -> row.getLong(1)))
            .orElseThrow();
    if (chain != here) {
      differences.add("owed by the contract to all", "", chain, here);
    }
  }
}
