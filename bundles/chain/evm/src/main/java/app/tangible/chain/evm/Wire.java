package app.tangible.chain.evm;

import app.tangible.chain.Account;
import app.tangible.chain.Bytes32;
import app.tangible.chain.ChainException;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** The hexadecimal forms of the execution API: quantities without leading zeros, and data. */
final class Wire {

  private static final Pattern QUANTITY = Pattern.compile("0x(0|[1-9a-f][0-9a-f]{0,63})");
  private static final Pattern DATA = Pattern.compile("0x([0-9a-f]{2})*");

  private Wire() {}

  static String quantity(long value) {
    return "0x" + Long.toHexString(value);
  }

  static String quantity(BigInteger value) {
    return "0x" + value.toString(16);
  }

  static BigInteger quantity(String what, JsonNode node) {
    String text = node.asText();
    if (!node.isTextual() || !QUANTITY.matcher(text).matches()) {
      throw new ChainException(what + ": expected a quantity, found " + found(node));
    }
    return new BigInteger(text.substring(2), 16);
  }

  /** A quantity that fits a non-negative long: a block, a nonce, an amount of gas. */
  static long count(String what, JsonNode node) {
    BigInteger value = quantity(what, node);
    if (value.bitLength() > 63) {
      throw new ChainException(what + ": expected a count, found " + found(node));
    }
    return value.longValue();
  }

  static byte[] data(String what, JsonNode node) {
    String text = node.asText().toLowerCase(java.util.Locale.ROOT);
    if (!node.isTextual() || !DATA.matcher(text).matches()) {
      throw new ChainException(what + ": expected data, found " + found(node));
    }
    return HexFormat.of().parseHex(text, 2, text.length());
  }

  static Account account(String what, JsonNode node) {
    byte[] bytes = data(what, node);
    if (bytes.length != 20) {
      throw new ChainException(what + ": expected an address, found " + bytes.length + " bytes");
    }
    return Account.of(bytes);
  }

  static Bytes32 word(String what, JsonNode node) {
    byte[] bytes = data(what, node);
    if (bytes.length != 32) {
      throw new ChainException(what + ": expected 32 bytes, found " + bytes.length);
    }
    return Bytes32.of(bytes);
  }

  private static String found(JsonNode node) {
    String text = node.toString();
    return text.length() <= 80 ? text : text.substring(0, 80) + "…";
  }
}
