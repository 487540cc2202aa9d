package app.tangible.chain.trial;

import app.tangible.chain.Account;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A real EVM of this test's own with everything deployed, and a real ERC-4337 bundler over it.
 * Needs {@code contracts/setup} and {@code contracts/bundler/setup}.
 */
public final class TrialChain implements AutoCloseable {

  /** The first of anvil's well-known development accounts: it may do everything here. */
  public static final String KEY = AnvilNode.KEY;

  /** The second one: the bundler's. */
  private static final String BUNDLER_KEY = AnvilNode.OTHER_KEY;

  /** Of every development chain. */
  public static final long CHAIN_ID = AnvilNode.CHAIN_ID;

  private static final String STUDIO = "0x00000000000000000000000000000000000057d0";
  private static final String REGISTER =
      "registerEdition((bytes16,bytes32,bytes32,address,uint64,uint16))";

  private final AnvilNode node;
  private final Listener bundler;
  private final JsonNode deployed;
  private final JsonNode accounts;
  private int masters;

  /** With this folder for what the deployments write. */
  public TrialChain(Path folder) throws IOException, InterruptedException {
    node = AnvilNode.start();
    try {
      deployed = node.deploy("deploy", folder.resolve("chain.json"));
      accounts = node.deploy("deploy-accounts", folder.resolve("accounts.json"));
      bundler =
          Listener.start(
              Map.of("TANGIBLE_BUNDLER_KEY", BUNDLER_KEY),
              List.of(
                  "node",
                  AnvilNode.contracts().resolve("bundler/run").toString(),
                  "--rpc-url",
                  rpc().toString()));
    } catch (IOException | InterruptedException | RuntimeException failure) {
      node.close();
      throw failure;
    }
  }

  /** The node. */
  public URI rpc() {
    return node.rpc();
  }

  /** The bundler. */
  public URI bundler() {
    return bundler.address();
  }

  /** {@code licences}, {@code anchor}, {@code stablecoin}, {@code factory} or {@code paymaster}. */
  public Account address(String name) {
    JsonNode found = deployed.has(name) ? deployed.path(name) : accounts.path(name);
    return new Account(found.asText());
  }

  /** A new edition at this price on the chain; its number. */
  public long register(long units) throws IOException, InterruptedException {
    masters++;
    String terms =
        "(0x%032x,0x%064x,0x4844%060d,%s,%d,1500)".formatted(masters, masters, 0, STUDIO, units);
    send(address("licences"), REGISTER, terms);
    return Long.parseLong(read("licences", "editions()(uint256)").split(" ")[0]);
  }

  /** Gives the account coins to pay with. */
  public void fund(Account account, long units) throws IOException, InterruptedException {
    send(address("stablecoin"), "mint(address,uint256)", account.text(), Long.toString(units));
  }

  /** So much time goes by on the chain, and a block with it. */
  public void pass(Duration time) {
    node.pass(time);
  }

  /** Sends a transaction with {@link #KEY}; fails when it reverts. */
  public void send(Account to, String function, String... arguments)
      throws IOException, InterruptedException {
    List<String> words =
        new ArrayList<>(List.of("send", "--private-key", KEY, to.text(), function));
    words.addAll(List.of(arguments));
    cast(words.toArray(String[]::new));
  }

  /** Asks a contract, such as {@code ownerOf(uint256)(address)}; what {@code cast} prints. */
  public String read(String contract, String function, String... arguments)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of("call", address(contract).text(), function));
    words.addAll(List.of(arguments));
    return cast(words.toArray(String[]::new));
  }

  private String cast(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(AnvilNode.tool("cast")));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--rpc-url", rpc().toString()));
    return run(command).strip();
  }

  private static String run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (InputStream output = process.getInputStream()) {
      String said = new String(output.readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(String.join(" ", command) + ": " + said);
      }
      return said;
    }
  }

  @Override
  public void close() {
    // The bundler's own process ends with its standard input.
    bundler.close();
    node.close();
  }
}
