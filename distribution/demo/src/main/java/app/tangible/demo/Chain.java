package app.tangible.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** A local EVM (anvil) with the contracts deployed. */
public final class Chain implements AutoCloseable {

  /** The first two development accounts that anvil funds; known to everybody, worth nothing. */
  private static final String MINTER_KEY =
      "0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80";

  /** Account of the minter's key; pays the sellers of resales and is the treasury. */
  public static final String MINTER = "0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266";

  public static final String STUDIO = "0x70997970c51812dc3a010c7d01b50e0d17dc79c8";

  /** Selector of ownerOf(uint256) (ERC-721). */
  private static final String OWNER_OF = "0x6352211e";

  /** Topic of Transfer(address,address,uint256) (ERC-721). */
  private static final String TRANSFER =
      "0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef";

  /** What the platform keeps of the coin to pay sellers with: a million euros. */
  private static final long FLOAT_UNITS = 1_000_000_000_000L;

  /** Topic of Sold(uint256,uint256). */
  private static final String SOLD =
      "0x7ea63cabf285309a7f2750def3e745dd81fc85e39926c5b47f0bd45938e1a412";

  private final Child anvil;
  private final URI rpc;
  private final JsonNode deployment;
  private final HttpClient client = HttpClient.newHttpClient();
  private final Lock blocks = new ReentrantLock();
  private String before = ""; // the snapshot that the chain goes back to
  private int left; // until then, blocks

  private Chain(Child anvil, URI rpc, JsonNode deployment) {
    this.anvil = anvil;
    this.rpc = rpc;
    this.deployment = deployment;
  }

  /** Starts anvil on a free port of the loopback interface and deploys. */
  public static Chain start(Path project, Path folder) throws Exception {
    return start(project, folder, List.of());
  }

  /** The same with more options of anvil. */
  public static Chain start(Path project, Path folder, List<String> options) throws Exception {
    int port = freePort();
    List<String> command =
        new ArrayList<>(
            List.of(
                project
                    .resolve("contracts/node_modules/@foundry-rs/anvil-linux-amd64/bin/anvil")
                    .toString(),
                "--host",
                "127.0.0.1",
                "--port",
                Integer.toString(port)));
    command.addAll(options);
    Child anvil = Child.start("anvil", folder.resolve("anvil.log"), Map.of(), command);
    try {
      URI rpc = URI.create("http://127.0.0.1:" + port);
      Await.until("answer of anvil", Duration.ofSeconds(20), () -> answers(anvil, rpc));
      Path deployment = folder.resolve("deployment.json");
      try (Child deploy =
          Child.start(
              "contracts/deploy",
              folder.resolve("deploy.log"),
              Map.of("TANGIBLE_CHAIN_KEY", MINTER_KEY),
              List.of(
                  project.resolve("contracts/deploy").toString(),
                  "--rpc-url",
                  rpc.toString(),
                  "--out",
                  deployment.toString(),
                  "--dev"))) {
        deploy.mustSucceed(Duration.ofSeconds(60));
      }
      Chain chain = new Chain(anvil, rpc, new ObjectMapper().readTree(deployment.toFile()));
      chain.fund(MINTER, FLOAT_UNITS);
      return chain;
    } catch (Exception e) {
      anvil.close();
      throw e;
    }
  }

  public URI rpc() {
    return rpc;
  }

  public String minterKey() {
    return MINTER_KEY;
  }

  public long chainId() {
    return deployment.get("chainId").asLong();
  }

  public String licences() {
    return deployment.get("licences").asText();
  }

  public String anchor() {
    return deployment.get("anchor").asText();
  }

  /** The contract that pays seeders. */
  public String rewards() {
    return deployment.get("rewards").asText();
  }

  public String coin() {
    return deployment.get("stablecoin").asText();
  }

  /** The result of a JSON-RPC call with these parameters (a JSON array). */
  public JsonNode call(String method, String parameters) throws IOException, InterruptedException {
    String body =
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\""
            + method
            + "\",\"params\":"
            + parameters
            + "}";
    HttpResponse<String> answer =
        client.send(
            HttpRequest.newBuilder(rpc)
                .timeout(Duration.ofMinutes(1))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    JsonNode node = new ObjectMapper().readTree(answer.body());
    if (node.has("error")) {
      throw new IOException(method + ": " + node.get("error"));
    }
    return node.get("result");
  }

  /**
   * How a licence came to be.
   *
   * @param owner who owns it now, 0x and 40 hex digits
   */
  public record Mint(String owner, String transaction, long gas) {}

  /** Reads owner, mint transaction and its gas from the chain. */
  public Mint mintOf(String token) throws IOException, InterruptedException {
    String word = "%064x".formatted(new BigInteger(token));
    JsonNode logs = mints("\"0x" + word + "\"");
    if (logs.size() != 1) {
      throw new IOException("expected one mint of token " + token + ", found " + logs.size());
    }
    String transaction = logs.get(0).get("transactionHash").asText();
    JsonNode receipt = call("eth_getTransactionReceipt", "[\"" + transaction + "\"]");
    return new Mint(ownerOf(token), transaction, Long.decode(receipt.get("gasUsed").asText()));
  }

  /** Gives an account of the development coin, units of it. */
  public void fund(String account, long units) throws IOException, InterruptedException {
    String data = "0x40c10f19%064x%064x".formatted(new BigInteger(account.substring(2), 16), units);
    call(
        "eth_sendTransaction",
        "[{\"from\":\"%s\",\"to\":\"%s\",\"data\":\"%s\"}]".formatted(MINTER, coin(), data));
  }

  /**
   * Who was paid how much of the coin in a transaction, in its order; accounts are 0x and 40 hex
   * digits.
   */
  public Map<String, Long> paidIn(String transaction) throws IOException, InterruptedException {
    Map<String, Long> paid = new LinkedHashMap<>();
    JsonNode receipt = call("eth_getTransactionReceipt", "[\"" + transaction + "\"]");
    for (JsonNode log : receipt.get("logs")) {
      if (log.get("address").asText().equals(coin())
          && log.get("topics").get(0).asText().equals(TRANSFER)) {
        paid.merge(
            "0x" + log.get("topics").get(2).asText().substring(26),
            Long.decode(log.get("data").asText()),
            Long::sum);
      }
    }
    return paid;
  }

  /**
   * From here on a block comes by {@link #mine} alone. A block of anvil's own that comes while the
   * chain is turned leaves its state behind without its logs.
   */
  public void mineByHand() throws IOException, InterruptedException {
    call("evm_setIntervalMining", "[0]");
  }

  /**
   * One block, with whatever waits for it.
   *
   * @return whether it was the last one of those that {@link #reorganise} takes away
   */
  public boolean mine() throws IOException, InterruptedException {
    blocks.lock();
    try {
      call("evm_mine", "[]");
      if (left == 0 || --left > 0) {
        return false;
      }
      if (!call("evm_revert", "[\"" + before + "\"]").asBoolean()) {
        throw new IOException("the chain does not go back to its snapshot " + before);
      }
      return true;
    } finally {
      blocks.unlock();
    }
  }

  /**
   * Takes away so many of the blocks that are mined next, no more and no fewer, once they are
   * there, and others come; what was in them is on the chain no more.
   */
  public void reorganise(int depth) throws IOException, InterruptedException {
    blocks.lock();
    try {
      before = call("evm_snapshot", "[]").asText();
      left = depth;
    } finally {
      blocks.unlock();
    }
  }

  /** Gas that a transaction used. */
  public long gasOf(String transaction) throws IOException, InterruptedException {
    return Long.decode(
        call("eth_getTransactionReceipt", "[\"" + transaction + "\"]").get("gasUsed").asText());
  }

  /** Who owns a licence now, 0x and 40 hex digits. */
  public String ownerOf(String token) throws IOException, InterruptedException {
    String word = "%064x".formatted(new BigInteger(token));
    String owner =
        call(
                "eth_call",
                "[{\"to\":\"" + licences() + "\",\"data\":\"" + OWNER_OF + word + "\"},\"latest\"]")
            .asText();
    return "0x" + owner.substring(owner.length() - 40);
  }

  /** Units of the coin that an account holds. */
  public long coinsOf(String account) throws IOException, InterruptedException {
    String data = "0x70a08231%064x".formatted(new BigInteger(account.substring(2), 16));
    String held =
        call("eth_call", "[{\"to\":\"%s\",\"data\":\"%s\"},\"latest\"]".formatted(coin(), data))
            .asText();
    return new BigInteger(held.substring(2), 16).longValueExact();
  }

  /** How many licences were ever minted. */
  public int minted() throws IOException, InterruptedException {
    return mints("null").size();
  }

  /** How many were ever sold on. */
  public int sold() throws IOException, InterruptedException {
    return logs("\"" + SOLD + "\"").size();
  }

  /** A licence came to an owner, 0x and 40 hex digits; {@code token} is decimal. */
  public record Move(String token, String to) {}

  /** Every mint and move, in the order of the chain. */
  public List<Move> moves() throws IOException, InterruptedException {
    List<Move> moves = new ArrayList<>();
    for (JsonNode log : logs("\"" + TRANSFER + "\"")) {
      JsonNode topics = log.get("topics");
      moves.add(
          new Move(
              new BigInteger(topics.get(3).asText().substring(2), 16).toString(),
              "0x" + topics.get(2).asText().substring(26)));
    }
    return moves;
  }

  private JsonNode logs(String topics) throws IOException, InterruptedException {
    return call(
        "eth_getLogs",
        "[{\"fromBlock\":\"0x0\",\"address\":\"%s\",\"topics\":[%s]}]"
            .formatted(licences(), topics));
  }

  /** The mint events of this token, a quoted word, or of all, {@code null}. */
  private JsonNode mints(String token) throws IOException, InterruptedException {
    return logs("\"%s\",\"0x%s\",null,%s".formatted(TRANSFER, "0".repeat(64), token));
  }

  @Override
  public void close() {
    anvil.close();
    client.shutdownNow();
  }

  private static boolean answers(Child anvil, URI rpc) throws IOException {
    anvil.mustBeAlive();
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", rpc.getPort()), 500);
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** A port of the loopback interface that nobody listens on just now. */
  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
