package app.tangible.chain.evm;

import app.tangible.chain.Account;
import app.tangible.chain.TransactionHash;
import app.tangible.chain.trial.AnvilNode;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;

/** A real EVM, seen from this bundle. */
final class Anvil implements AutoCloseable {

  static final String KEY = AnvilNode.KEY;
  static final Account KEY_OWNER = AnvilNode.OWNER;
  static final String OTHER_KEY = AnvilNode.OTHER_KEY;
  static final Account OTHER = AnvilNode.OTHER;
  static final long CHAIN = AnvilNode.CHAIN_ID;

  private final AnvilNode node;
  final URI rpc;

  private Anvil(AnvilNode node) {
    this.node = node;
    rpc = node.rpc();
  }

  static Anvil start(String... options) throws IOException {
    return new Anvil(AnvilNode.start(options));
  }

  static Anvil startAt(int port, String... options) throws IOException {
    return new Anvil(AnvilNode.startAt(port, options));
  }

  /** Deploys the contracts with {@link #KEY}, which then may do everything. */
  Deployment deploy() throws Exception {
    JsonNode found = node.deploy(Files.createTempDirectory("tangible-chain").resolve("chain.json"));
    return new Deployment(
        rpc,
        new Account(found.path("licences").asText()),
        new Account(found.path("anchor").asText()),
        new Account(found.path("stablecoin").asText()),
        new Account(found.path("rewards").asText()),
        found.path("block").asLong());
  }

  /** Asks this node directly. */
  JsonNode ask(String method, Object... params) {
    return node.ask(method, params);
  }

  /** Sends a transaction from an account that anvil holds; fails when it reverts. */
  TransactionHash send(Account from, Account to, String function, Object... words) {
    return node.send(from, to, function, words);
  }

  /** The same without waiting until it is mined. */
  void queue(Account from, Account to, String function, Object... words) {
    node.queue(from, to, function, words);
  }

  /** SIGKILL. */
  void kill() {
    node.close();
  }

  /** SIGTERM, after which anvil writes its state. */
  void stop() throws InterruptedException {
    node.stop();
  }

  @Override
  public void close() {
    kill();
  }

  /** Where the contracts are. */
  record Deployment(
      URI rpc, Account licences, Account anchor, Account coin, Account rewards, long block) {

    /** The same, asked by way of another address. */
    Deployment through(URI other) {
      return new Deployment(other, licences, anchor, coin, rewards, block);
    }

    EvmLicenceRegistry registry(String key) {
      return new EvmLicenceRegistry(rpc, CHAIN, licences, anchor, rewards, key, block);
    }

    /** With so many blocks on top before something is final. */
    EvmLicenceRegistry careful(int confirmations) {
      Settings usual = Settings.of(rpc, CHAIN, licences, anchor, block);
      return new EvmLicenceRegistry(
          new Settings(
              rpc,
              CHAIN,
              licences,
              anchor,
              Optional.of(rewards),
              block,
              usual.requestTimeout(),
              usual.receiptTimeout(),
              usual.resubmitAfter(),
              confirmations,
              usual.maxFeePerGas(),
              usual.logRangeBlocks(),
              usual.lookbackBlocks(),
              usual.approvalUnits(),
              usual.maxResponseBytes()),
          KEY);
    }

    /** Reads with small questions and small answers, and lets little be taken. */
    EvmLicenceRegistry narrow(int logRangeBlocks, long approvalUnits, int maxResponseBytes) {
      Settings usual = Settings.of(rpc, CHAIN, licences, anchor, block);
      return new EvmLicenceRegistry(
          new Settings(
              rpc,
              CHAIN,
              licences,
              anchor,
              Optional.of(rewards),
              block,
              usual.requestTimeout(),
              usual.receiptTimeout(),
              usual.resubmitAfter(),
              0,
              usual.maxFeePerGas(),
              logRangeBlocks,
              usual.lookbackBlocks(),
              approvalUnits,
              maxResponseBytes),
          KEY);
    }

    /** Impatient, for tests of what goes wrong. */
    EvmLicenceRegistry impatient(String key, Duration request, Duration receipt) {
      Settings usual = Settings.of(rpc, CHAIN, licences, anchor, block);
      return new EvmLicenceRegistry(
          new Settings(
              rpc,
              CHAIN,
              licences,
              anchor,
              Optional.of(rewards),
              block,
              request,
              receipt,
              Duration.ofSeconds(1),
              0,
              usual.maxFeePerGas(),
              usual.logRangeBlocks(),
              usual.lookbackBlocks(),
              usual.approvalUnits(),
              usual.maxResponseBytes()),
          key);
    }
  }
}
