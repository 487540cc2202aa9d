package app.tangible.trial;

import app.tangible.chain.Account;
import app.tangible.chain.evm.EvmLicenceRegistry;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A real EVM with the contracts deployed. */
final class Chain implements AutoCloseable {

  /** The first of anvil's well-known development accounts. */
  private static final String KEY =
      "0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80";

  /** The second. */
  private static final String STRANGER = "0x70997970c51812dc3a010c7d01b50e0d17dc79c8";

  private static final String STRANGER_KEY =
      "0x59c6995e998f97a5a0044966f0945389dc9e86dae88c7a8412f4603b6b78690d";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Process anvil;
  private final JsonNode deployment;
  private final URI rpc;

  Chain(Path folder) throws Exception {
    Path contracts = contracts();
    anvil =
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
    ProcessBuilder deploy =
        new ProcessBuilder(
            List.of(
                "node",
                contracts.resolve("deploy").toString(),
                "--dev",
                "--rpc-url",
                rpc.toString(),
                "--out",
                out.toString()));
    deploy.environment().put("TANGIBLE_CHAIN_KEY", KEY);
    Process process = deploy.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes());
    if (process.waitFor() != 0) {
      throw new IllegalStateException(said);
    }
    deployment = JSON.readTree(Files.readAllBytes(out));
    fund(operator());
  }

  private String listening() throws Exception {
    BufferedReader output = anvil.inputReader();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith("Listening on ")) {
        // Else anvil stops when the pipe is full.
        Thread.ofVirtual().start(() -> output.lines().forEach(ignored -> {}));
        return line.substring("Listening on ".length());
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

  /** That takes only what so many blocks are on top of for final. */
  EvmLicenceRegistry registry(int confirmations) {
    return new EvmLicenceRegistry(
        (EvmLicenceRegistry.Config)
            Proxy.newProxyInstance(
                EvmLicenceRegistry.class.getClassLoader(),
                new Class<?>[] {EvmLicenceRegistry.Config.class},
                (proxy, method, arguments) ->
                    switch (method.getName()) {
                      case "rpc" -> rpc.toString();
                      case "chainId" -> 31_337L;
                      case "licences", "anchor" -> deployment.path(method.getName()).asText();
                      case "_key" -> KEY;
                      case "startBlock" -> deployment.path("block").asLong();
                      case "confirmations" -> confirmations;
                      default -> method.getDefaultValue();
                    }));
  }

  EvmLicenceRegistry registry() {
    return registry(arguments());
  }

  /** What another process needs to reach this chain. */
  List<String> arguments() {
    return List.of(
        rpc.toString(),
        deployment.path("licences").asText(),
        deployment.path("anchor").asText(),
        deployment.path("block").asText());
  }

  static EvmLicenceRegistry registry(List<String> arguments) {
    return registry(arguments, KEY);
  }

  private static EvmLicenceRegistry registry(List<String> arguments, String key) {
    return new EvmLicenceRegistry(
        URI.create(arguments.get(0)),
        31_337,
        new Account(arguments.get(1)),
        new Account(arguments.get(2)),
        key,
        Long.parseLong(arguments.get(3)));
  }

  /** Where a contract pays seeders. */
  EvmLicenceRegistry paying() {
    return new EvmLicenceRegistry(
        rpc,
        31_337,
        new Account(deployment.path("licences").asText()),
        new Account(deployment.path("anchor").asText()),
        new Account(deployment.path("rewards").asText()),
        KEY,
        deployment.path("block").asLong());
  }

  /** As a stranger to the server, with a key and coins of their own. */
  EvmLicenceRegistry stranger() throws Exception {
    fund(STRANGER);
    return registry(arguments(), STRANGER_KEY);
  }

  /** Coins of the development kind. */
  void fund(String account) throws Exception {
    rpc(
        "eth_sendTransaction",
        JSON.createObjectNode()
            .put("from", STRANGER)
            .put("to", coin())
            .put("data", "0x40c10f19" + word(account) + "%064x".formatted(1_000_000_000_000L)));
  }

  /** The account from which the server pays. */
  static String operator() {
    return "0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266";
  }

  String coin() {
    return deployment.path("stablecoin").asText();
  }

  /** Units of the coin. */
  long balance(String account) throws Exception {
    JsonNode answer =
        rpc(
            "eth_call",
            JSON.createObjectNode().put("to", coin()).put("data", "0x70a08231" + word(account)),
            "latest");
    return Long.parseLong(answer.asText().substring(2), 16);
  }

  /** The owner moves it without asking anybody. */
  void transfer(String from, String to, String token) throws Exception {
    rpc("anvil_setBalance", from, "0x3635c9adc5dea00000");
    rpc("anvil_impersonateAccount", from);
    rpc(
        "eth_sendTransaction",
        JSON.createObjectNode()
            .put("from", from)
            .put("to", deployment.path("licences").asText())
            .put(
                "data",
                "0x23b872dd"
                    + word(from)
                    + word(to)
                    + "%064x".formatted(new java.math.BigInteger(token))));
  }

  JsonNode rpc(String method, Object... parameters) throws Exception {
    ObjectNode request =
        JSON.createObjectNode().put("jsonrpc", "2.0").put("id", 1).put("method", method);
    request.set("params", JSON.valueToTree(parameters));
    HttpResponse<String> answer =
        HTTP.send(
            HttpRequest.newBuilder(rpc)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(request.toString()))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    JsonNode read = JSON.readTree(answer.body());
    if (read.has("error")) {
      throw new IllegalStateException(method + ": " + read.get("error"));
    }
    return read.get("result");
  }

  private static String word(String account) {
    return "0".repeat(24) + account.substring(2);
  }

  @Override
  public void close() {
    anvil.destroyForcibly().onExit().join();
  }
}
