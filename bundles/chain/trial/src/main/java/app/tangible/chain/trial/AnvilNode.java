package app.tangible.chain.trial;

import app.tangible.chain.Account;
import app.tangible.chain.TokenId;
import app.tangible.chain.TransactionHash;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * A real EVM of this test's own: an anvil on a port that it finds free. Needs {@code
 * contracts/setup}.
 */
public final class AnvilNode implements AutoCloseable {

  /** The first of anvil's well-known development accounts: it deploys, and may do everything. */
  public static final String KEY =
      "0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80";

  /** Account of {@link #KEY}. */
  public static final Account OWNER = new Account("0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266");

  /** The second one: it may do nothing. */
  public static final String OTHER_KEY =
      "0x59c6995e998f97a5a0044966f0945389dc9e86dae88c7a8412f4603b6b78690d";

  /** Account of {@link #OTHER_KEY}. */
  public static final Account OTHER = new Account("0x70997970c51812dc3a010c7d01b50e0d17dc79c8");

  /** Of every development chain. */
  public static final long CHAIN_ID = 31_337;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SELECTOR_DIGITS = 10;

  private final HttpClient client = HttpClient.newHttpClient();
  private final Listener anvil;

  private AnvilNode(Listener anvil) {
    this.anvil = anvil;
  }

  /** With more options of anvil. */
  public static AnvilNode start(String... options) throws IOException {
    return startAt(0, options);
  }

  /** The same at this port. */
  public static AnvilNode startAt(int port, String... options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(tool("anvil"));
    command.addAll(List.of("--host", "127.0.0.1", "--port", Integer.toString(port)));
    command.addAll(List.of(options));
    return new AnvilNode(Listener.start(Map.of(), command));
  }

  /** Where it answers. */
  public URI rpc() {
    return anvil.address();
  }

  /** Deploys with {@link #KEY}; what {@code contracts/deploy} writes, and leaves at this place. */
  public JsonNode deploy(Path out) throws IOException, InterruptedException {
    return deploy("deploy", out);
  }

  /** Deploys what another script of {@code contracts} does. */
  JsonNode deploy(String script, Path out) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            "node",
            contracts().resolve(script).toString(),
            "--dev",
            "--rpc-url",
            rpc().toString(),
            "--out",
            out.toString());
    builder.environment().put("TANGIBLE_CHAIN_KEY", KEY);
    Process deploy = builder.redirectErrorStream(true).start();
    String said = new String(deploy.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (deploy.waitFor() != 0) {
      throw new IllegalStateException(said);
    }
    return JSON.readTree(out.toFile());
  }

  /** Asks this node directly; throws when it refuses. */
  public JsonNode ask(String method, Object... parameters) {
    ObjectNode question = JSON.createObjectNode();
    question.put("jsonrpc", "2.0").put("id", 1).put("method", method);
    question.set("params", JSON.valueToTree(parameters));
    HttpRequest request =
        HttpRequest.newBuilder(rpc())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(question.toString()))
            .build();
    try {
      JsonNode answer = JSON.readTree(client.send(request, BodyHandlers.ofString()).body());
      if (answer.has("error")) {
        throw new IllegalStateException(method + ": " + answer.path("error"));
      }
      return answer.path("result");
    } catch (IOException e) {
      throw new UncheckedIOException(method, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(method, e);
    }
  }

  /** Sends a transaction from an account that anvil holds and waits until it is mined. */
  public TransactionHash send(Account from, Account to, String function, Object... words) {
    JsonNode receipt = mine(call(from, to, function, words));
    return new TransactionHash(receipt.path("transactionHash").asText());
  }

  /** The same without waiting, for a chain that mines when it is told to. */
  public void queue(Account from, Account to, String function, Object... words) {
    ask("eth_sendTransaction", call(from, to, function, words));
  }

  private ObjectNode call(Account from, Account to, String function, Object... words) {
    String name = HexFormat.of().formatHex(function.getBytes(StandardCharsets.US_ASCII));
    StringBuilder data = new StringBuilder(ask("web3_sha3", "0x" + name).asText());
    data.setLength(SELECTOR_DIGITS);
    for (Object word : words) {
      data.append(
          switch (word) {
            case Account account -> "0".repeat(24) + account.text().substring(2);
            case TokenId token -> "%064x".formatted(token.value());
            default -> "%064x".formatted(((Number) word).longValue());
          });
    }
    ObjectNode transaction = JSON.createObjectNode();
    return transaction.put("from", from.text()).put("to", to.text()).put("data", data.toString());
  }

  /**
   * Sends a transaction as {@code eth_sendTransaction} takes it and gives its receipt (EIP-7966);
   * throws where it would revert. Needs a chain that mines by itself.
   */
  public JsonNode mine(ObjectNode transaction) {
    return ask("eth_sendTransactionSync", transaction);
  }

  /** So much time goes by on the chain, and a block with it. */
  public void pass(Duration time) {
    ask("evm_increaseTime", time.toSeconds());
    ask("evm_mine");
  }

  /** SIGTERM, after which anvil writes its state. */
  public void stop() throws InterruptedException {
    anvil.stop();
  }

  /** SIGKILL. */
  @Override
  public void close() {
    anvil.close();
    client.close();
  }

  /** A program of Foundry. */
  static String tool(String name) {
    return contracts()
        .resolve("node_modules/@foundry-rs/" + name + "-linux-amd64/bin/" + name)
        .toString();
  }

  /** The folder {@code contracts} of this project, installed and compiled. */
  static Path contracts() {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.exists(at.resolve("contracts/out/Licences.sol/Licences.json"))) {
        return at.resolve("contracts");
      }
    }
    throw new IllegalStateException("run contracts/setup first");
  }
}
