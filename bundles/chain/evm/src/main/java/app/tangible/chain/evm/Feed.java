package app.tangible.chain.evm;

import app.tangible.chain.ChainEvent;
import app.tangible.chain.ChainException;
import app.tangible.chain.TransactionHash;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The events of this deployment. Its contracts are asked for theirs; the coin, which is the whole
 * world's, only for what it said in transactions in which a licence was paid for.
 */
final class Feed {

  private static final int MAX_BLOCKS = 1_000;

  /** What says that the coin may have moved in the same transaction. */
  private static final Set<Event> PAID =
      Set.of(Event.TRANSFER, Event.SOLD, Event.OWED, Event.WITHDRAWN);

  private final Node node;
  private final Coin coin;
  private final Settings settings;
  private final EventReader reader;

  Feed(Node node, Coin coin, Settings settings) {
    this.node = node;
    this.coin = coin;
    this.settings = settings;
    this.reader = new EventReader(settings);
  }

  List<ChainEvent> events(long from, long to) {
    if (from < 0 || to < from || to - from >= MAX_BLOCKS) {
      throw new IllegalArgumentException(
          "expected 1 to " + MAX_BLOCKS + " blocks, got " + from + " to " + to);
    }
    node.checkChain();
    List<Log> logs = node.logs(LogFilter.everything(settings.contracts()), from, to);
    List<ChainEvent> events = new ArrayList<>();
    logs.stream().map(reader::read).flatMap(Optional::stream).forEach(events::add);
    paying(logs).forEach((transaction, seen) -> events.addAll(payments(transaction, seen)));
    events.sort(
        Comparator.comparingLong((ChainEvent event) -> event.at().block())
            .thenComparingLong(event -> event.at().index()));
    return List.copyOf(events);
  }

  /** The transactions in which the coin may have moved, each with an event of it. */
  private Map<TransactionHash, Log> paying(List<Log> logs) {
    Set<TransactionHash> minted =
        logs.stream()
            .filter(log -> log.is(settings.licences(), Event.MINTED_FOR.topic()))
            .map(Log::transaction)
            .collect(Collectors.toSet());
    Map<TransactionHash, Log> found = new LinkedHashMap<>();
    for (Log log : logs) {
      if (PAID.stream().anyMatch(event -> log.is(settings.licences(), event.topic()))
          && !minted.contains(log.transaction())) {
        found.putIfAbsent(log.transaction(), log);
      }
    }
    return found;
  }

  private List<ChainEvent> payments(TransactionHash transaction, Log seen) {
    Receipt receipt =
        node.receipt(transaction)
            .filter(found -> found.blockHash().equals(seen.place().blockHash()))
            .orElseThrow(
                () ->
                    new ChainException(
                        "transaction " + transaction + " moved to another block meanwhile"));
    return receipt.logs().stream()
        .filter(log -> log.is(coin.address(), Event.TRANSFER.topic()) && log.topics().size() == 3)
        .map(EventReader::paid)
        .toList();
  }
}
