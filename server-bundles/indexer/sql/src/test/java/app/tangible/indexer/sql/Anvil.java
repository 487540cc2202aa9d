package app.tangible.indexer.sql;

import app.tangible.chain.Account;
import app.tangible.chain.Bytes32;
import app.tangible.chain.EditionTerms;
import app.tangible.chain.TokenId;
import app.tangible.chain.evm.EvmLicenceRegistry;
import app.tangible.chain.trial.AnvilNode;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;

/** A real EVM with the contracts deployed, and what happens on it. */
final class Anvil implements AutoCloseable {

  static final String KEY = AnvilNode.KEY;

  /** The server's, and the treasury. */
  static final Account SERVER = AnvilNode.OWNER;

  static final Account ALICE = new Account("0x70997970c51812dc3a010c7d01b50e0d17dc79c8");
  static final Account BOB = new Account("0x3c44cdddb6a900fa2b585dd299e03d12fa4293bc");
  static final Account STUDIO = new Account("0x" + "5".repeat(40));
  static final long PRICE = 13_000_000;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final AnvilNode node = AnvilNode.start();
  private final JsonNode deployment;
  private int editions;

  Anvil(Path folder) throws Exception {
    deployment = node.deploy(folder.resolve("chain.json"));
    send(SERVER, coin(), "mint(address,uint256)", SERVER, 1_000_000_000_000L);
    send(SERVER, coin(), "approve(address,uint256)", licences(), 1_000_000_000_000L);
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
        node.rpc().toString(),
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

  void send(Account from, Account to, String function, Object... words) {
    node.send(from, to, function, words);
  }

  JsonNode ask(String method, Object... params) {
    return node.ask(method, params);
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
    return HexFormat.of().parseHex(signature.substring(2));
  }

  private static ArrayNode members(String list) {
    ArrayNode members = JSON.createArrayNode();
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
    node.close();
  }
}
