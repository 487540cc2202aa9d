package app.tangible.identity.bouncycastle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tangible.identity.OwnerPublicKey;
import app.tangible.identity.OwnerSignature;
import app.tangible.identity.TypedMessage;
import app.tangible.identity.TypedMessage.Domain;
import app.tangible.identity.TypedMessage.Member;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class TypedDataTest {

  /** The key of the examples of web3.js, as in {@link BouncyCastleOwnerKeysTest}. */
  private static final byte[] KEY =
      HexFormat.of().parseHex("4c0883a69102937d6231471b5dbb6204fe5129617082792ae468d01a3f362318");

  private static final Domain DOMAIN =
      new Domain("Tangible licence", "1", 31_337, "0x5fbdb2315678afecb367f032d93f642f64180aa3");
  private static final TypedMessage ASK =
      new TypedMessage(
          DOMAIN,
          "Ask",
          List.of(
              new Member("uint256", "tokenId", "18446744073709551617"),
              new Member("uint64", "price", "8000000"),
              new Member("uint32", "nonce", "3"),
              new Member("uint64", "deadline", "1795262400"),
              new Member("address", "buyer", "0x70997970c51812dc3a010c7d01b50e0d17dc79c8"),
              new Member("bytes32", "receipt", "0x" + "ab".repeat(32))));

  private final BouncyCastleOwnerKeys keys = new BouncyCastleOwnerKeys();
  private final OwnerPublicKey key = keys.publicKeyOf(KEY);

  /** The domain separator of the example in EIP-712 itself (assets/eip-712/Example.js). */
  @Test
  void separatesTheDomainOfTheSpecificationsExample() {
    Domain mail = new Domain("Ether Mail", "1", 1, "0xcccccccccccccccccccccccccccccccccccccccc");
    assertThat(TypedData.separator(mail))
        .asHexString()
        .isEqualToIgnoringCase("f2cee375fa42b42143804025fc449deafd50cc031ca257e0b194a650a912090f");
  }

  /** {@code cast wallet sign --data}, cast 1.7.1 of Foundry, over the same ask and key. */
  @Test
  void signsAnAskAsFoundryDoes() {
    assertThat(keys.signTyped(KEY, ASK).hex())
        .isEqualTo(
            "d44c62849a1e2c05c6d73570e52ecfb0b7c2ffa36e5f1a46ddd63f88acc060b4"
                + "42b5803ac32dcbfb645e514bbaa0495282718475439cddb25e689386eb9c40811b");
    assertThat(keys.verifiesTyped(key, ASK, keys.signTyped(KEY, ASK))).isTrue();
  }

  /** As above: the largest numbers that the types hold. */
  @Test
  void signsTheLargestNumbersAsFoundryDoes() {
    TypedMessage cancel =
        new TypedMessage(
            DOMAIN,
            "Cancel",
            List.of(
                new Member(
                    "uint256",
                    "tokenId",
                    BigInteger.TWO.pow(256).subtract(BigInteger.ONE).toString()),
                new Member("uint32", "nonce", "4294967295")));
    assertThat(keys.signTyped(KEY, cancel).hex())
        .isEqualTo(
            "59a3dcfee40a3bfafb51c7d457df501195b2b8466eaa5ca429827243a71165ea"
                + "1b1efa0b8786a5328a6821ec1c89b8379d62b386298ef8010ef04a34c67490531c");
  }

  @Test
  void refusesNumbersThatDoNotFitTheirType() {
    for (Member tooLarge :
        List.of(
            new Member("uint32", "nonce", "4294967296"),
            new Member("uint64", "price", "18446744073709551616"),
            new Member("uint256", "tokenId", BigInteger.TWO.pow(256).toString()))) {
      TypedMessage message = new TypedMessage(DOMAIN, "Ask", List.of(tooLarge));
      assertThatThrownBy(() -> keys.signTyped(KEY, message))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void refusesAnyFlippedBitOfASignature() {
    byte[] signature = keys.signTyped(KEY, ASK).bytes();
    for (int bit = 0; bit < signature.length * 8; bit++) {
      byte[] changed = signature.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(keys.verifiesTyped(key, ASK, OwnerSignature.of(changed))).isFalse();
    }
  }

  @Test
  void aSignatureIsForOneMessageOneDomainAndOneKeyOnly() {
    OwnerSignature signature = keys.signTyped(KEY, ASK);
    List<TypedMessage> others = new ArrayList<>();
    others.add(new TypedMessage(DOMAIN, "Bid", ASK.members()));
    others.add(new TypedMessage(DOMAIN, "Ask", ASK.members().subList(0, 5)));
    for (Domain other :
        List.of(
            new Domain("Tangible licenc", "1", 31_337, DOMAIN.verifyingContract()),
            new Domain("Tangible licence", "2", 31_337, DOMAIN.verifyingContract()),
            new Domain("Tangible licence", "1", 1, DOMAIN.verifyingContract()),
            new Domain("Tangible licence", "1", 31_337, "0x" + "00".repeat(20)))) {
      others.add(new TypedMessage(other, "Ask", ASK.members()));
    }
    for (int i = 0; i < ASK.members().size(); i++) {
      Member member = ASK.members().get(i);
      List<Member> members = new ArrayList<>(ASK.members());
      String value = member.value();
      members.set(
          i,
          new Member(
              member.type(),
              member.name(),
              value.substring(0, value.length() - 1) + (value.endsWith("1") ? "2" : "1")));
      others.add(new TypedMessage(DOMAIN, "Ask", members));
    }
    assertThat(others).allMatch(other -> !keys.verifiesTyped(key, other, signature));
    assertThat(keys.verifiesTyped(keys.publicKeyOf(keys.generate()), ASK, signature)).isFalse();
    assertThat(keys.verifiesText(key, "Ask", signature)).isFalse();
  }
}
