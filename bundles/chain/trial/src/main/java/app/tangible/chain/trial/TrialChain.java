package app.tangible.chain.trial;

import app.tangible.chain.Account;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
  public static final String KEY =
      "0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80";

  /** The second one: the bundler's. */
  private static final String BUNDLER_KEY =
      "0x59c6995e998f97a5a0044966f0945389dc9e86dae88c7a8412f4603b6b78690d";

  /** Of every development chain. */
  public static final long CHAIN_ID = 31_337;

  private static final String LISTENING = "Listening on ";
  private static final String STUDIO = "0x00000000000000000000000000000000000057d0";
  private static final String REGISTER =
      "registerEdition((bytes16,bytes32,bytes32,address,uint64,uint16))";

  private final Path contracts = contracts();
  private final List<Process> running = new ArrayList<>();
  private final URI rpc;
  private final URI bundler;
  private final JsonNode deployed;
  private final JsonNode accounts;
  private int masters;

  /** With this folder for what the deployments write. */
  public TrialChain(Path folder) throws IOException, InterruptedException {
    try {
      rpc = listening(Map.of(), foundry("anvil"), "--host", "127.0.0.1", "--port", "0");
      deployed = deploy("deploy", folder.resolve("chain.json"));
      accounts = deploy("deploy-accounts", folder.resolve("accounts.json"));
      bundler =
          listening(
              Map.of("TANGIBLE_BUNDLER_KEY", BUNDLER_KEY),
              "node",
              contracts.resolve("bundler/run").toString(),
              "--rpc-url",
              rpc.toString());
    } catch (IOException | InterruptedException | RuntimeException failure) {
      close();
      throw failure;
    }
  }

  /** The node. */
  public URI rpc() {
    return rpc;
  }

  /** The bundler. */
  public URI bundler() {
    return bundler;
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
  public void pass(Duration time) throws IOException, InterruptedException {
    cast("rpc", "evm_increaseTime", Long.toString(time.toSeconds()));
    cast("rpc", "evm_mine");
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
    List<String> command = new ArrayList<>(List.of(foundry("cast")));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--rpc-url", rpc.toString()));
    return run(Map.of(), command).strip();
  }

  private JsonNode deploy(String script, Path out) throws IOException, InterruptedException {
    run(
        Map.of("TANGIBLE_CHAIN_KEY", KEY),
        List.of(
            "node",
            contracts.resolve(script).toString(),
            "--dev",
            "--rpc-url",
            rpc.toString(),
            "--out",
            out.toString()));
    return new ObjectMapper().readTree(Files.readAllBytes(out));
  }

  private static String run(Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    try (InputStream output = process.getInputStream()) {
      String said = new String(output.readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(String.join(" ", command) + ": " + said);
      }
      return said;
    }
  }

  private URI listening(Map<String, String> environment, String... command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    running.add(process);
    BufferedReader output = process.inputReader();
    StringBuilder said = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith(LISTENING)) {
        // Else the process stops when the pipe is full.
        Thread.ofVirtual().start(() -> output.lines().forEach(ignored -> {}));
        return URI.create("http://" + line.substring(LISTENING.length()));
      }
      said.append(line).append('\n');
    }
    throw new IllegalStateException(command[0] + " ended before it listened: " + said);
  }

  private String foundry(String tool) {
    return contracts
        .resolve("node_modules/@foundry-rs/" + tool + "-linux-amd64/bin/" + tool)
        .toString();
  }

  private static Path contracts() {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.exists(at.resolve("contracts/out/Licences.sol/Licences.json"))) {
        return at.resolve("contracts");
      }
    }
    throw new IllegalStateException("run contracts/setup first");
  }

  @Override
  public void close() {
    // The bundler's own process ends with its standard input.
    running.reversed().forEach(process -> process.destroyForcibly().onExit().join());
  }
}
