package app.tangible.chain.erc4337;

import app.tangible.chain.Account;
import app.tangible.chain.Bytes32;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** Bytes as the EVM writes them: big-endian, either packed or in words of 32. */
final class Bytes {

  private static final int WORD = 32;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** Begins with a function's selector, such as {@code approve(address,uint256)}. */
  static Bytes calling(String function) {
    byte[] hash = Keccak.hash(function.getBytes(StandardCharsets.US_ASCII));
    return new Bytes().raw(Arrays.copyOf(hash, 4));
  }

  Bytes raw(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  Bytes raw(Account account) {
    return raw(account.bytes());
  }

  /** A number in so many bytes; refuses one that does not fit. */
  Bytes number(BigInteger value, int bytes) {
    byte[] magnitude = value.toByteArray();
    int from = magnitude.length > 1 && magnitude[0] == 0 ? 1 : 0;
    int length = magnitude.length - from;
    if (value.signum() < 0 || length > bytes) {
      throw new IllegalArgumentException(value + " does not fit into " + bytes + " bytes");
    }
    out.writeBytes(new byte[bytes - length]);
    out.write(magnitude, from, length);
    return this;
  }

  Bytes number(long value, int bytes) {
    return number(BigInteger.valueOf(value), bytes);
  }

  Bytes word(BigInteger value) {
    return number(value, WORD);
  }

  Bytes word(long value) {
    return number(value, WORD);
  }

  Bytes word(Bytes32 value) {
    return raw(value.bytes());
  }

  Bytes word(Account account) {
    return number(0, WORD - 20).raw(account);
  }

  byte[] bytes() {
    return out.toByteArray();
  }

  static String hex(byte[] bytes) {
    return "0x" + HexFormat.of().formatHex(bytes);
  }

  static byte[] unhex(String text) {
    if (!text.startsWith("0x")) {
      throw new IllegalArgumentException("hex begins with 0x");
    }
    return HexFormat.of().parseHex(text, 2, text.length());
  }
}
