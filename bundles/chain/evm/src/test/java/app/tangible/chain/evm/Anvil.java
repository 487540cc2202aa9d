package app.tangible.chain.evm;

import app.tangible.chain.Account;
import app.tangible.chain.TokenId;
import app.tangible.chain.TransactionHash;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.web3j.crypto.Hash;

/** A real EVM: an anvil of this test's own, on a port that it finds free. */
final class Anvil implements AutoCloseable {

  /** The first of anvil's well-known development accounts. */
  static final String KEY = "0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80";

  static final Account KEY_OWNER = new Account("0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266");

  /** The second one: it may do nothing here. */
  static final String OTHER_KEY =
      "0x59c6995e998f97a5a0044966f0945389dc9e86dae88c7a8412f4603b6b78690d";

  static final Account OTHER = new Account("0x70997970c51812dc3a010c7d01b50e0d17dc79c8");
  static final long CHAIN = 31337;
  private static final String LISTENING = "Listening on ";

  private final Process process;
  final URI rpc;

  private Anvil(Process process, URI rpc) {
    this.process = process;
    this.rpc = rpc;
  }

  static Anvil start(String... options) throws IOException {
    return startAt(0, options);
  }

  static Anvil startAt(int port, String... options) throws IOException {
    List<String> command = new ArrayList<>(List.of(Contracts.anvil().toString()));
    command.addAll(List.of("--host", "127.0.0.1", "--port", Integer.toString(port)));
    command.addAll(List.of(options));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    BufferedReader output = process.inputReader();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith(LISTENING)) {
        // Else anvil stops when the pipe is full.
        Thread.ofVirtual().start(() -> output.lines().forEach(ignored -> {}));
        return new Anvil(process, URI.create("http://" + line.substring(LISTENING.length())));
      }
    }
    throw new IllegalStateException("anvil ended before it listened");
  }

  /** Deploys the contracts with {@link #KEY}, which then may do everything. */
  Deployment deploy() throws Exception {
    Path out = Files.createTempDirectory("tangible-chain").resolve("chain.json");
    ProcessBuilder builder =
        new ProcessBuilder(
            "node",
            Contracts.deploy().toString(),
            "--dev",
            "--rpc-url",
            rpc.toString(),
            "--out",
            out.toString());
    builder.environment().put("TANGIBLE_CHAIN_KEY", KEY);
    Process deploy = builder.redirectErrorStream(true).start();
    String said = new String(deploy.getInputStream().readAllBytes());
    if (deploy.waitFor() != 0) {
      throw new IllegalStateException(said);
    }
    JsonNode found = new ObjectMapper().readTree(out.toFile());
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
    try (JsonRpc client = new JsonRpc(rpc, Duration.ofSeconds(10), 1 << 20)) {
      return client.call(method, JsonRpc.params(params));
    }
  }

  /** Sends a transaction from an account that anvil holds; fails when it reverts. */
  TransactionHash send(Account from, Account to, String function, Object... words) {
    StringBuilder data = new StringBuilder(Hash.sha3String(function).substring(0, 10));
    for (Object word : words) {
      data.append(
          switch (word) {
            case Account account -> Words.word(account).text().substring(2);
            case TokenId token -> Words.word(token).text().substring(2);
            default -> "%064x".formatted(((Number) word).longValue());
          });
    }
    JsonNode sent =
        ask(
            "eth_sendTransaction",
            JsonRpc.object()
                .put("from", from.text())
                .put("to", to.text())
                .put("data", data.toString()));
    return new TransactionHash(sent.asText());
  }

  /** SIGKILL. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** SIGTERM, after which anvil writes its state. */
  void stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      throw new IllegalStateException("anvil did not stop");
    }
  }

  @Override
  public void close() {
    kill();
  }

  /** Where the contracts are. */
  record Deployment(
      URI rpc, Account licences, Account anchor, Account coin, Account rewards, long block) {

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
