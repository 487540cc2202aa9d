package app.tangible.chain.evm;

import app.tangible.chain.Account;
import app.tangible.chain.Bytes32;
import app.tangible.chain.LicenceMarket.SignedAsk;
import app.tangible.chain.TokenId;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/** An owner whose key anvil holds and signs typed data with. */
record Household(Anvil anvil, Anvil.Deployment at, Account account) {

  static final Instant LATER = Instant.ofEpochSecond(4_000_000_000L);

  /** Sells to anyone. */
  SignedAsk asks(TokenId token, long nonce, long price) {
    return asks(token, nonce, price, LATER, Optional.empty());
  }

  SignedAsk asks(TokenId token, long nonce, long price, Instant deadline, Optional<Account> to) {
    Bytes32 receipt = Example.word();
    ObjectNode message = JsonRpc.object();
    message
        .put("tokenId", token.toString())
        .put("price", Long.toString(price))
        .put("nonce", Long.toString(nonce))
        .put("deadline", Long.toString(deadline.getEpochSecond()))
        .put("buyer", to.map(Account::text).orElse("0x" + "0".repeat(40)))
        .put("receipt", receipt.text());
    byte[] signature =
        signed(
            "Ask",
            "uint256 tokenId,uint64 price,uint32 nonce,uint64 deadline,address buyer,bytes32"
                + " receipt",
            message);
    return new SignedAsk(token, price, nonce, deadline, to, receipt, signature);
  }

  byte[] takesBack(TokenId token, long nonce) {
    ObjectNode message = JsonRpc.object();
    message.put("tokenId", token.toString()).put("nonce", Long.toString(nonce));
    return signed("Cancel", "uint256 tokenId,uint32 nonce", message);
  }

  private byte[] signed(String type, String members, ObjectNode message) {
    ObjectNode data = JsonRpc.object();
    ObjectNode types = data.putObject("types");
    types.set(
        "EIP712Domain",
        members("string name,string version,uint256 chainId,address verifyingContract"));
    types.set(type, members(members));
    data.put("primaryType", type).set("message", message);
    data.putObject("domain")
        .put("name", "Tangible licence")
        .put("version", "1")
        .put("chainId", Anvil.CHAIN)
        .put("verifyingContract", at.licences().text());
    String signature = anvil.ask("eth_signTypedData_v4", account.text(), data).asText();
    return HexFormat.of().parseHex(signature.substring(2));
  }

  private static com.fasterxml.jackson.databind.node.ArrayNode members(String list) {
    var members = JsonRpc.params();
    for (String member : list.split(",")) {
      String[] parts = member.split(" ");
      members.addObject().put("type", parts[0]).put("name", parts[1]);
    }
    return members;
  }
}
