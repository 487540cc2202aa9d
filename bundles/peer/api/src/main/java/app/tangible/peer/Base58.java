package app.tangible.peer;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Base58 with Bitcoin's alphabet (multibase {@code z}, without the prefix). */
public final class Base58 {

  private static final int MAX = 512;
  private static final byte[] DIGITS =
      "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
          .getBytes(StandardCharsets.US_ASCII);
  private static final byte[] VALUES = values();

  private Base58() {}

  private static byte[] values() {
    byte[] values = new byte[128];
    Arrays.fill(values, (byte) -1);
    for (int i = 0; i < DIGITS.length; i++) {
      values[DIGITS[i]] = (byte) i;
    }
    return values;
  }

  /**
   * The text of these bytes; each leading zero byte is a leading {@code 1}.
   *
   * @param bytes at most 512, since the work grows with the square
   */
  public static String encode(byte[] bytes) {
    check(bytes.length);
    int zeros = 0;
    while (zeros < bytes.length && bytes[zeros] == 0) {
      zeros++;
    }
    byte[] digits = new byte[bytes.length * 2 + 1];
    int length = 0;
    for (int i = zeros; i < bytes.length; i++) {
      length = push(digits, length, 256, bytes[i] & 0xff, 58);
    }
    byte[] text = new byte[zeros + length];
    Arrays.fill(text, 0, zeros, DIGITS[0]);
    for (int i = 0; i < length; i++) {
      text[zeros + i] = DIGITS[digits[length - 1 - i]];
    }
    return new String(text, StandardCharsets.US_ASCII);
  }

  /**
   * The bytes of this text.
   *
   * @param text at most 512 characters
   * @throws MalformedException when it has a character that is not of the alphabet
   */
  public static byte[] decode(String text) {
    check(text.length());
    int zeros = 0;
    while (zeros < text.length() && text.charAt(zeros) == DIGITS[0]) {
      zeros++;
    }
    byte[] bytes = new byte[text.length()];
    int length = 0;
    for (int i = zeros; i < text.length(); i++) {
      char c = text.charAt(i);
      int value = c < VALUES.length ? VALUES[c] : -1;
      if (value < 0) {
        throw new MalformedException("not a digit of base58 at " + i);
      }
      length = push(bytes, length, 58, value, 256);
    }
    byte[] result = new byte[zeros + length];
    for (int i = 0; i < length; i++) {
      result[zeros + i] = bytes[length - 1 - i];
    }
    return result;
  }

  /** Number = number * from + digit, in little-endian digits of a base; its new length. */
  private static int push(byte[] number, int length, int from, int digit, int base) {
    int carry = digit;
    int at = 0;
    for (; at < length || carry != 0; at++) {
      carry += from * (number[at] & 0xff);
      number[at] = (byte) (carry % base);
      carry /= base;
    }
    return at;
  }

  private static void check(int length) {
    if (length > MAX) {
      throw new MalformedException("base58 of more than " + MAX + ": " + length);
    }
  }
}
