package app.tangible.identity.bouncycastle;

import app.tangible.identity.TypedMessage;
import app.tangible.identity.TypedMessage.Domain;
import app.tangible.identity.TypedMessage.Member;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.Collectors;
import org.bouncycastle.util.BigIntegers;

/** EIP-712 for flat structs whose members fill one word each. */
final class TypedData {

  private static final String DOMAIN_TYPE =
      "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)";
  private static final byte[] PREFIX = {0x19, 0x01};
  private static final int WORD_BYTES = 32;

  private TypedData() {}

  /** {@code keccak256(0x19 0x01 || domainSeparator || hashStruct(message))}. */
  static byte[] hash(TypedMessage message) {
    return Keccak.hash(PREFIX, separator(message.domain()), struct(message));
  }

  /** {@code hashStruct(eip712Domain)}. */
  static byte[] separator(Domain domain) {
    return Keccak.hash(
        Keccak.hash(utf8(DOMAIN_TYPE)),
        Keccak.hash(utf8(domain.name())),
        Keccak.hash(utf8(domain.version())),
        number("uint256", Long.toUnsignedString(domain.chainId())),
        padded(domain.verifyingContract()));
  }

  /** {@code hashStruct(s) = keccak256(typeHash || encodeData(s))}. */
  static byte[] struct(TypedMessage message) {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    data.writeBytes(Keccak.hash(utf8(type(message))));
    for (Member member : message.members()) {
      data.writeBytes(
          switch (member.type()) {
            case "address", "bytes32" -> padded(member.value());
            default -> number(member.type(), member.value());
          });
    }
    return Keccak.hash(data.toByteArray());
  }

  /** {@code encodeType}. */
  private static String type(TypedMessage message) {
    return message.members().stream()
        .map(member -> member.type() + " " + member.name())
        .collect(Collectors.joining(",", message.name() + "(", ")"));
  }

  private static byte[] number(String type, String decimal) {
    BigInteger value = new BigInteger(decimal);
    if (value.bitLength() > Integer.parseInt(type.substring("uint".length()))) {
      throw new IllegalArgumentException("a number does not fit " + type);
    }
    return BigIntegers.asUnsignedByteArray(WORD_BYTES, value);
  }

  private static byte[] padded(String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex, 2, hex.length());
    byte[] word = new byte[WORD_BYTES];
    System.arraycopy(bytes, 0, word, WORD_BYTES - bytes.length, bytes.length);
    return word;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
