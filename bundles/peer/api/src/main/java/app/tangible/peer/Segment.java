package app.tangible.peer;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Bytes as one segment of a path (RFC 3986, 3.3): all but letters, digits and {@code - . _ ~} is
 * escaped.
 */
final class Segment {

  private static final String PLAIN = "-._~";

  private Segment() {}

  static String encode(byte[] bytes) {
    StringBuilder text = new StringBuilder(bytes.length + 8);
    for (byte b : bytes) {
      if (isPlain(b)) {
        text.append((char) b);
      } else {
        text.append('%').append("%02X".formatted(b & 0xff));
      }
    }
    return check(bytes.length, text.toString());
  }

  private static boolean isPlain(byte b) {
    return b >= 'a' && b <= 'z'
        || b >= 'A' && b <= 'Z'
        || b >= '0' && b <= '9'
        || PLAIN.indexOf(b) >= 0;
  }

  static byte[] decode(String text) {
    byte[] from = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(from.length);
    for (int i = 0; i < from.length; i++) {
      if (from[i] != '%') {
        bytes.write(from[i]);
        continue;
      }
      int high = i + 2 < from.length ? Character.digit(from[i + 1], 16) : -1;
      int low = high < 0 ? -1 : Character.digit(from[i + 2], 16);
      if (low < 0) {
        throw new MalformedException("a segment with a broken escape");
      }
      bytes.write(high << 4 | low);
      i += 2;
    }
    return check(bytes.size(), bytes.toByteArray());
  }

  private static <T> T check(int length, T segment) {
    if (length == 0) {
      throw new MalformedException("an empty segment");
    }
    return segment;
  }
}
