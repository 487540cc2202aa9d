package app.tangible.peer;

import java.io.ByteArrayOutputStream;

/** Base32 of RFC 4648 in lower case without padding (multibase {@code b}, without the prefix). */
public final class Base32 {

  private static final String DIGITS = "abcdefghijklmnopqrstuvwxyz234567";

  private Base32() {}

  /** The text of these bytes. */
  public static String encode(byte[] bytes) {
    StringBuilder text = new StringBuilder(bytes.length * 8 / 5 + 1);
    int bits = 0;
    int held = 0;
    for (byte b : bytes) {
      held = (held << 8 | b & 0xff) & 0xfff;
      for (bits += 8; bits >= 5; bits -= 5) {
        text.append(DIGITS.charAt(held >>> (bits - 5) & 31));
      }
    }
    if (bits > 0) {
      text.append(DIGITS.charAt(held << (5 - bits) & 31));
    }
    return text.toString();
  }

  /**
   * The bytes of this text, which is canonical: no unused bit is set.
   *
   * @throws MalformedException when it is not
   */
  public static byte[] decode(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length() * 5 / 8);
    int bits = 0;
    int held = 0;
    for (int i = 0; i < text.length(); i++) {
      int value = DIGITS.indexOf(text.charAt(i));
      if (value < 0) {
        throw new MalformedException("not a digit of base32 at " + i);
      }
      held = (held << 5 | value) & 0xfff;
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        bytes.write(held >>> bits);
      }
    }
    if (bits >= 5 || (held & (1 << bits) - 1) != 0) {
      throw new MalformedException("base32 ends within a byte");
    }
    return bytes.toByteArray();
  }
}
