package app.tangible.chain.evm;

import app.tangible.chain.Account;
import app.tangible.chain.Bytes32;
import app.tangible.chain.ChainException;
import app.tangible.chain.ChainFeed.Block;
import app.tangible.chain.TransactionHash;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** What this product asks of a node. Nothing that the node says is taken without a check. */
final class Node {

  /** In one answer; a block that has more is not one of ours. */
  private static final int MAX_LOGS = 10_000;

  /** The last second of the year 9999. */
  private static final long MAX_SECONDS = 253_402_300_799L;

  private static final long MAX_GAS = 5_000_000;
  private static final String LATEST = "latest";

  private final JsonRpc rpc;
  private final long chainId;
  private volatile boolean chainKnown;

  Node(JsonRpc rpc, long chainId) {
    this.rpc = rpc;
    this.chainId = chainId;
  }

  /** Refuses to go on with a node of another chain; asks it once. */
  void checkChain() {
    if (chainKnown) {
      return;
    }
    long found = Wire.count("eth_chainId", ask("eth_chainId"));
    if (found != chainId) {
      throw new ChainException("expected a node of chain " + chainId + ", found chain " + found);
    }
    chainKnown = true;
  }

  /** What the call would do after this block, sent by this account. */
  Outcome<byte[]> read(Call call, Account sender, String block) {
    return read(call, transaction(call).put("from", sender.text()), block);
  }

  private Outcome<byte[]> read(Call call, ObjectNode transaction, String block) {
    try {
      JsonNode answer = rpc.call("eth_call", JsonRpc.params(transaction, block));
      return new Outcome.Done<>(Wire.data(call.name(), answer));
    } catch (NodeRefusal e) {
      return new Outcome.Refused<>(revert(call.name(), e));
    }
  }

  /** What the call answers after the newest block. */
  Outcome<byte[]> read(Call call) {
    checkChain();
    return read(call, transaction(call), LATEST);
  }

  /** A read that has no reason to revert, after the newest block. */
  Words words(Call call, int count) {
    return words(call, count, LATEST);
  }

  /** A read that has no reason to revert, after this block. */
  Words words(Call call, int count, String block) {
    checkChain();
    return switch (read(call, transaction(call), block)) {
      case Outcome.Done<byte[]>(byte[] value) -> Words.of(call.name(), value, count);
      case Outcome.Refused<byte[]>(Revert revert) ->
          throw new ChainException(call.name() + ": the contract refused with " + revert);
    };
  }

  /** How much gas the call takes, with a quarter more for what may change until it is mined. */
  Outcome<Long> gas(Call call, Account sender) {
    try {
      ObjectNode transaction = transaction(call).put("from", sender.text());
      long gas =
          Wire.count(call.name(), rpc.call("eth_estimateGas", JsonRpc.params(transaction, LATEST)));
      if (gas > MAX_GAS) {
        throw new ChainException(call.name() + ": expected gas to " + MAX_GAS + ", found " + gas);
      }
      return new Outcome.Done<>(gas + gas / 4);
    } catch (NodeRefusal e) {
      return new Outcome.Refused<>(revert(call.name(), e));
    }
  }

  Fees fees() {
    JsonNode block = ask("eth_getBlockByNumber", LATEST, false);
    return Fees.suggested(
        Wire.quantity("base fee", block.path("baseFeePerGas")),
        Wire.quantity("priority fee", ask("eth_maxPriorityFeePerGas")));
  }

  /** The account's next nonce, counting what waits in the node's pool. */
  long nextNonce(Account account) {
    return Wire.count("nonce", ask("eth_getTransactionCount", account.text(), "pending"));
  }

  long latestBlock() {
    return Wire.count("block number", ask("eth_blockNumber"));
  }

  /**
   * Hands a transaction to the node.
   *
   * @throws NodeRefusal when the node does not want it
   * @throws ChainException when it is unknown whether the node has it
   */
  void broadcast(Signer.Signed transaction) {
    rpc.call("eth_sendRawTransaction", JsonRpc.params(transaction.raw()));
  }

  /** The receipt of a transaction that is in a block. */
  Optional<Receipt> receipt(TransactionHash transaction) {
    JsonNode answer = ask("eth_getTransactionReceipt", transaction.text());
    return answer.isNull() ? Optional.empty() : Optional.of(Receipt.parse(transaction, answer));
  }

  /** The events of these blocks, both included, in the order of the chain. */
  List<Log> logs(LogFilter filter, long from, long to) {
    List<Log> logs = new ArrayList<>();
    gather(filter, from, to, logs);
    logs.sort(Log.IN_ORDER);
    return logs;
  }

  /** Halves the blocks where the node, or this client, finds that there are too many events. */
  private void gather(LogFilter filter, long from, long to, List<Log> into) {
    Optional<JsonNode> answer = logs(filter.json(from, to), from < to);
    if (answer.isEmpty()) {
      long middle = from + (to - from) / 2;
      gather(filter, from, middle, into);
      gather(filter, middle + 1, to, into);
      return;
    }
    for (JsonNode found : answer.get()) {
      Log log = Log.parse("eth_getLogs", found);
      if (!filter.matches(log) || log.place().block() < from || log.place().block() > to) {
        throw new ChainException("eth_getLogs: found events that were not asked for");
      }
      into.add(log);
    }
  }

  private Optional<JsonNode> logs(ObjectNode filter, boolean divisible) {
    JsonNode answer;
    try {
      answer = rpc.call("eth_getLogs", JsonRpc.params(filter));
    } catch (NodeRefusal e) {
      if (divisible && e.says("limit", "range", "too many", "more than", "too large", "exceed")) {
        return Optional.empty();
      }
      throw new ChainException(e.getMessage(), e);
    } catch (ChainException e) {
      if (divisible && JsonRpc.wasTooLong(e)) {
        return Optional.empty();
      }
      throw e;
    }
    if (!answer.isArray() || (answer.size() > MAX_LOGS && !divisible)) {
      throw new ChainException("eth_getLogs: expected at most " + MAX_LOGS + " events");
    }
    return answer.size() > MAX_LOGS ? Optional.empty() : Optional.of(answer);
  }

  /** A block and all that the node says of it. */
  record RawBlock(Block block, JsonNode json) {}

  /** The block of this number. */
  RawBlock rawBlock(long number) {
    return rawBlock(Wire.quantity(number), "block " + number)
        .filter(found -> found.block.number() == number)
        .orElseThrow(() -> new ChainException("the node has no block " + number));
  }

  /** The account and one storage slot of it in the state after this block. */
  JsonNode proof(Account contract, Bytes32 slot, Bytes32 block) {
    return ask(
        "eth_getProof",
        contract.text(),
        List.of(slot.text()),
        JsonRpc.object().put("blockHash", block.text()));
  }

  /** The newest block. */
  Block head() {
    return block(LATEST, "eth_getBlockByNumber")
        .orElseThrow(() -> new ChainException("eth_getBlockByNumber: no newest block"));
  }

  /** The block of this number, if the chain has one now. */
  Optional<Block> block(long number) {
    Optional<Block> found = block(Wire.quantity(number), "block " + number);
    if (found.isPresent() && found.get().number() != number) {
      throw new ChainException("expected block " + number + ", found " + found.get().number());
    }
    return found;
  }

  private Optional<Block> block(String tag, String what) {
    return rawBlock(tag, what).map(RawBlock::block);
  }

  private Optional<RawBlock> rawBlock(String tag, String what) {
    JsonNode block = ask("eth_getBlockByNumber", tag, false);
    if (block.isNull()) {
      return Optional.empty();
    }
    return Optional.of(
        new RawBlock(
            new Block(
                Wire.count(what, block.path("number")),
                Wire.word(what, block.path("hash")),
                Wire.word(what, block.path("parentHash")),
                Instant.ofEpochSecond(
                    Math.min(Wire.count(what, block.path("timestamp")), MAX_SECONDS))),
            block));
  }

  /** Who sent a transaction that the node knows. */
  Optional<Account> senderOf(TransactionHash transaction) {
    JsonNode answer = ask("eth_getTransactionByHash", transaction.text());
    return answer.isNull()
        ? Optional.empty()
        : Optional.of(Wire.account("eth_getTransactionByHash", answer.path("from")));
  }

  private JsonNode ask(String method, Object... params) {
    try {
      return rpc.call(method, JsonRpc.params(params));
    } catch (NodeRefusal e) {
      throw new ChainException(e.getMessage(), e);
    }
  }

  private static ObjectNode transaction(Call call) {
    return JsonRpc.object().put("to", call.contract().text()).put("data", call.data());
  }

  /** A refusal is the contract's when it has revert data or says so; else it is the node's. */
  private static Revert revert(String what, NodeRefusal refusal) {
    String data = refusal.data();
    if (data.matches("0x([0-9a-fA-F]{2}){0,1024}") && data.length() > 2) {
      return Revert.decode(HexFormat.of().parseHex(data, 2, data.length()));
    }
    if (refusal.says("revert")) {
      return Revert.decode(new byte[0]);
    }
    throw new ChainException(what + ": " + refusal.getMessage(), refusal);
  }
}
