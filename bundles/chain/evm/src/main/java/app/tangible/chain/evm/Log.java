package app.tangible.chain.evm;

import app.tangible.chain.Account;
import app.tangible.chain.Bytes32;
import app.tangible.chain.ChainEvent.Place;
import app.tangible.chain.ChainException;
import app.tangible.chain.TransactionHash;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** One event of a contract. */
record Log(Account emitter, List<Bytes32> topics, byte[] data, Place place) {

  static final Comparator<Log> IN_ORDER =
      Comparator.comparingLong((Log log) -> log.place.block())
          .thenComparingLong(log -> log.place.index());

  private static final int MAX_TOPICS = 4;

  static Log parse(String what, JsonNode node) {
    if (node.path("removed").asBoolean(false)) {
      throw new ChainException(what + ": expected an event of the chain, found a removed one");
    }
    JsonNode topics = node.path("topics");
    if (!topics.isArray() || topics.size() > MAX_TOPICS) {
      throw new ChainException(what + ": expected at most 4 topics, found " + topics.size());
    }
    List<Bytes32> words = new ArrayList<>();
    topics.forEach(topic -> words.add(Wire.word(what, topic)));
    return new Log(
        Wire.account(what, node.path("address")),
        List.copyOf(words),
        Wire.data(what, node.path("data")),
        new Place(
            Wire.count(what, node.path("blockNumber")),
            Wire.word(what, node.path("blockHash")),
            new TransactionHash(Wire.word(what, node.path("transactionHash")).text()),
            Wire.count(what, node.path("logIndex"))));
  }

  TransactionHash transaction() {
    return place.transaction();
  }

  /** Whether this is the event whose first topics are these. */
  boolean is(Account contract, Bytes32... first) {
    return emitter.equals(contract)
        && topics.size() >= first.length
        && topics.subList(0, first.length).equals(List.of(first));
  }
}
