package app.tangible.indexer.sql;

import app.tangible.chain.Account;
import app.tangible.chain.Bytes32;
import app.tangible.chain.EditionTerms;
import app.tangible.chain.TokenId;
import app.tangible.chain.evm.EvmLicenceRegistry;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.web3j.crypto.Hash;

/** A real EVM with the contracts deployed, on a port that it finds free. */
final class Anvil implements AutoCloseable {

  /** The first of anvil's well-known development accounts: the server's, and the treasury. */
  static final String KEY = "0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80";

  static final Account SERVER = new Account("0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266");
  static final Account ALICE = new Account("0x70997970c51812dc3a010c7d01b50e0d17dc79c8");
  static final Account BOB = new Account("0x3c44cdddb6a900fa2b585dd299e03d12fa4293bc");
  static final Account STUDIO = new Account("0x" + "5".repeat(40));
  static final long PRICE = 13_000_000;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String LISTENING = "Listening on ";

  private final HttpClient client = HttpClient.newHttpClient();
  private final Process process;
  private final JsonNode deployment;
  private final URI rpc;
  private int editions;

  Anvil(Path folder) throws Exception {
    Path contracts = contracts();
    process =
        new ProcessBuilder(
                contracts
                    .resolve("node_modules/@foundry-rs/anvil-linux-amd64/bin/anvil")
                    .toString(),
                "--host",
                "127.0.0.1",
                "--port",
                "0")
            .redirectErrorStream(true)
            .start();
    rpc = URI.create("http://" + listening());
    Path out = folder.resolve("chain.json");
    ProcessBuilder builder =
        new ProcessBuilder(
            "node",
            contracts.resolve("deploy").toString(),
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
    deployment = JSON.readTree(Files.readAllBytes(out));
    send(SERVER, coin(), "mint(address,uint256)", SERVER, 1_000_000_000_000L);
    send(SERVER, coin(), "approve(address,uint256)", licences(), 1_000_000_000_000L);
  }

  private String listening() throws IOException {
    BufferedReader output = process.inputReader();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith(LISTENING)) {
        // Else anvil stops when the pipe is full.
        Thread.ofVirtual().start(() -> output.lines().forEach(ignored -> {}));
        return line.substring(LISTENING.length());
      }
    }
    throw new IllegalStateException("anvil ended before it listened");
  }

  private static Path contracts() {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.exists(at.resolve("contracts/out/Licences.sol/Licences.json"))) {
        return at.resolve("contracts");
      }
    }
    throw new IllegalStateException("run contracts/setup first");
  }

  Account licences() {
    return new Account(deployment.path("licences").asText());
  }

  Account coin() {
    return new Account(deployment.path("stablecoin").asText());
  }

  Account rewards() {
    return new Account(deployment.path("rewards").asText());
  }

  EvmLicenceRegistry registry() {
    return registry(arguments());
  }

  /** What another process needs to read this chain. */
  List<String> arguments() {
    return List.of(
        rpc.toString(),
        licences().text(),
        deployment.path("anchor").asText(),
        deployment.path("block").asText(),
        rewards().text());
  }

  static EvmLicenceRegistry registry(List<String> arguments) {
    return new EvmLicenceRegistry(
        URI.create(arguments.get(0)),
        31_337,
        new Account(arguments.get(1)),
        new Account(arguments.get(2)),
        new Account(arguments.get(4)),
        KEY,
        Long.parseLong(arguments.get(3)));
  }

  EditionTerms terms() {
    editions++;
    return new EditionTerms(
        new Bytes32("0x" + "f1".repeat(16) + "00".repeat(16)),
        new Bytes32("0x%064x".formatted(0xbeef00L + editions)),
        "HD",
        STUDIO,
        PRICE,
        1_500);
  }

  /** Sends a transaction from an account that anvil holds, mined at once; fails if it reverts. */
  void send(Account from, Account to, String function, Object... words) {
    StringBuilder data = new StringBuilder(Hash.sha3String(function).substring(0, 10));
    for (Object word : words) {
      data.append(
          switch (word) {
            case Account account -> "0".repeat(24) + account.text().substring(2);
            case TokenId token -> "%064x".formatted(token.value());
            default -> "%064x".formatted(((Number) word).longValue());
          });
    }
    ObjectNode transaction = JSON.createObjectNode();
    transaction.put("from", from.text()).put("to", to.text()).put("data", data.toString());
    ask("eth_sendTransaction", transaction);
  }

  JsonNode ask(String method, Object... params) {
    ObjectNode body = JSON.createObjectNode();
    body.put("jsonrpc", "2.0").put("id", 1).put("method", method);
    body.set("params", JSON.valueToTree(params));
    try {
      JsonNode answer =
          JSON.readTree(
              client
                  .send(
                      HttpRequest.newBuilder(rpc)
                          .header("Content-Type", "application/json")
                          .POST(BodyPublishers.ofString(body.toString()))
                          .build(),
                      BodyHandlers.ofString())
                  .body());
      if (answer.has("error")) {
        throw new IllegalStateException(method + ": " + answer.path("error"));
      }
      return answer.path("result");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /**
   * Makes the coin refuse an account, as the issuers of real ones can: in front of its code comes
   * one that reverts a transferFrom to this account and hands on everything else.
   */
  void freeze(Account account) {
    freeze(account, "23b872dd", "24");
  }

  /** The same for what contracts send: transfer. */
  void freezeSent(Account account) {
    freeze(account, "a9059cbb", "04");
  }

  private void freeze(Account account, String selector, String receiverAt) {
    String code = ask("eth_getCode", coin().text(), "latest").asText();
    Account behind = new Account("0x" + "c0".repeat(20));
    ask("anvil_setCode", behind.text(), code);
    ask(
        "anvil_setCode",
        coin().text(),
        "0x5f3560e01c63"
            + selector
            + "1460"
            + receiverAt
            + "3573"
            + account.text().substring(2)
            + "14" // to == account
            + "16605557" // and: revert
            + "365f5f37" // copy what was asked
            + "5f5f365f73"
            + behind.text().substring(2)
            + "5af4" // delegate
            + "3d5f5f3e" // copy the answer
            + "605157"
            + "3d5ffd"
            + "5b3d5ff3" // 0x51: return it
            + "5b5f5ffd"); // 0x55: revert
  }

  /** As the account's owner signs for a seeder in the licence's first epoch. */
  byte[] signsVoucher(Account owner, TokenId token, Account seeder, long bytes) {
    ObjectNode data = JSON.createObjectNode();
    ObjectNode types = data.putObject("types");
    types.set(
        "EIP712Domain",
        members("string name,string version,uint256 chainId,address verifyingContract"));
    types.set("Voucher", members("uint256 tokenId,uint32 epoch,address seeder,uint64 bytesServed"));
    data.put("primaryType", "Voucher");
    data.putObject("domain")
        .put("name", "Tangible seeder rewards")
        .put("version", "1")
        .put("chainId", 31_337)
        .put("verifyingContract", rewards().text());
    data.putObject("message")
        .put("tokenId", token.toString())
        .put("epoch", "0")
        .put("seeder", seeder.text())
        .put("bytesServed", Long.toString(bytes));
    String signature = ask("eth_signTypedData_v4", owner.text(), data).asText();
    return java.util.HexFormat.of().parseHex(signature.substring(2));
  }

  private static com.fasterxml.jackson.databind.node.ArrayNode members(String list) {
    var members = JSON.createArrayNode();
    for (String member : list.split(",")) {
      String[] parts = member.split(" ");
      members.addObject().put("type", parts[0]).put("name", parts[1]);
    }
    return members;
  }

  /** The coin's own code again. */
  void thaw() {
    String code = ask("eth_getCode", "0x" + "c0".repeat(20), "latest").asText();
    ask("anvil_setCode", coin().text(), code);
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
    client.close();
  }
}
