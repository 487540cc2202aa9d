package app.tangible.trial;

import app.tangible.chain.Account;
import app.tangible.chain.evm.EvmLicenceRegistry;
import app.tangible.chain.trial.AnvilNode;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** A real EVM with the contracts deployed. */
final class Chain implements AutoCloseable {

  private static final String KEY = AnvilNode.KEY;
  private static final String STRANGER = AnvilNode.OTHER.text();
  private static final ObjectMapper JSON = new ObjectMapper();

  private final AnvilNode node = AnvilNode.start();
  private final JsonNode deployment;

  Chain(Path folder) throws Exception {
    deployment = node.deploy(folder.resolve("chain.json"));
    fund(operator());
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
                      case "rpc" -> node.rpc().toString();
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
        node.rpc().toString(),
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
        node.rpc(),
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
    return registry(arguments(), AnvilNode.OTHER_KEY);
  }

  /** Coins of the development kind. */
  void fund(String account) throws Exception {
    node.mine(
        JSON.createObjectNode()
            .put("from", STRANGER)
            .put("to", coin())
            .put("data", "0x40c10f19" + word(account) + "%064x".formatted(1_000_000_000_000L)));
  }

  /** The account from which the server pays. */
  static String operator() {
    return AnvilNode.OWNER.text();
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
    node.mine(
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

  JsonNode rpc(String method, Object... parameters) {
    return node.ask(method, parameters);
  }

  private static String word(String account) {
    return "0".repeat(24) + account.substring(2);
  }

  @Override
  public void close() {
    node.close();
  }
}
