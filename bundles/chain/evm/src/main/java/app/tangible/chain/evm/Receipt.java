package app.tangible.chain.evm;

import app.tangible.chain.Bytes32;
import app.tangible.chain.ChainException;
import app.tangible.chain.Mined;
import app.tangible.chain.TransactionHash;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What a transaction did, once it is in a block. */
record Receipt(
    TransactionHash transaction,
    boolean succeeded,
    long block,
    Bytes32 blockHash,
    long gas,
    List<Log> logs) {

  static Receipt parse(TransactionHash asked, JsonNode node) {
    String what = "receipt of " + asked;
    String found = Wire.word(what, node.path("transactionHash")).text();
    if (!found.equals(asked.text())) {
      throw new ChainException(what + ": found the one of " + found);
    }
    List<Log> logs = new ArrayList<>();
    node.path("logs").forEach(log -> logs.add(Log.parse(what, log)));
    return new Receipt(
        asked,
        Wire.count(what, node.path("status")) == 1,
        Wire.count(what, node.path("blockNumber")),
        Wire.word(what, node.path("blockHash")),
        Wire.count(what, node.path("gasUsed")),
        List.copyOf(logs));
  }

  Mined mined() {
    return new Mined(transaction, block, gas);
  }
}
