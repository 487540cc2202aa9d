package app.tangible.peer;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** IP addresses as text: RFC 5952 for version 6, strict dotted quads for version 4. No look-ups. */
final class IpText {

  private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1};

  private IpText() {}

  static byte[] parse4(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 4) {
      throw new MalformedException("not an IPv4 address");
    }
    byte[] bytes = new byte[4];
    for (int i = 0; i < 4; i++) {
      bytes[i] = (byte) decimal(parts[i], 255);
    }
    return bytes;
  }

  /** Digits only, no leading zero. */
  static int decimal(String text, int most) {
    boolean digits = !text.isEmpty() && text.length() <= 5 && text.chars().allMatch(IpText::digit);
    if (!digits || text.length() > 1 && text.charAt(0) == '0') {
      throw new MalformedException("not a number as addresses have them");
    }
    int value = Integer.parseInt(text);
    if (value > most) {
      throw new MalformedException("a number of an address is over " + most);
    }
    return value;
  }

  private static boolean digit(int c) {
    return c >= '0' && c <= '9';
  }

  static byte[] parse6(String text) {
    int gap = text.indexOf("::");
    if (text.length() > 45 || gap != text.lastIndexOf("::")) {
      throw new MalformedException("not an IPv6 address");
    }
    byte[] head = groups(gap < 0 ? text : text.substring(0, gap), gap < 0);
    byte[] tail = gap < 0 ? new byte[0] : groups(text.substring(gap + 2), true);
    int length = head.length + tail.length;
    if (gap < 0 ? length != 16 : length > 14) {
      throw new MalformedException("not an IPv6 address");
    }
    byte[] bytes = Arrays.copyOf(head, 16);
    System.arraycopy(tail, 0, bytes, 16 - tail.length, tail.length);
    return bytes;
  }

  private static byte[] groups(String text, boolean last) {
    if (text.isEmpty()) {
      return new byte[0];
    }
    String[] parts = text.split(":", -1);
    if (parts.length > 8) {
      throw new MalformedException("not an IPv6 address");
    }
    ByteBuffer bytes = ByteBuffer.allocate(20);
    for (int i = 0; i < parts.length; i++) {
      if (last && i == parts.length - 1 && parts[i].indexOf('.') >= 0) {
        bytes.put(parse4(parts[i]));
      } else {
        bytes.putShort(hex(parts[i]));
      }
    }
    return Arrays.copyOf(bytes.array(), bytes.position());
  }

  private static short hex(String text) {
    if (text.isEmpty() || text.length() > 4) {
      throw new MalformedException("not an IPv6 address");
    }
    int value = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int digit = c < 128 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        throw new MalformedException("not an IPv6 address");
      }
      value = value << 4 | digit;
    }
    return (short) value;
  }

  static String text4(byte[] bytes, int from) {
    return (bytes[from] & 0xff)
        + "."
        + (bytes[from + 1] & 0xff)
        + "."
        + (bytes[from + 2] & 0xff)
        + "."
        + (bytes[from + 3] & 0xff);
  }

  static String text6(byte[] bytes) {
    if (Arrays.equals(bytes, 0, MAPPED.length, MAPPED, 0, MAPPED.length)) {
      return "::ffff:" + text4(bytes, MAPPED.length);
    }
    int[] groups = new int[8];
    for (int i = 0; i < 8; i++) {
      groups[i] = (bytes[2 * i] & 0xff) << 8 | bytes[2 * i + 1] & 0xff;
    }
    int gap = 0;
    int gapLength = 0;
    for (int i = 0; i < 8; i++) {
      int end = i;
      while (end < 8 && groups[end] == 0) {
        end++;
      }
      if (end - i > gapLength) {
        gap = i;
        gapLength = end - i;
      }
      i = Math.max(i, end - 1);
    }
    if (gapLength < 2) {
      return join(groups, 0, 8);
    }
    return join(groups, 0, gap) + "::" + join(groups, gap + gapLength, 8);
  }

  private static String join(int[] groups, int from, int to) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < to; i++) {
      text.append(i > from ? ":" : "").append(Integer.toHexString(groups[i]));
    }
    return text.toString();
  }

  static InetAddress address(byte[] bytes) {
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("4 or 16 bytes are always an address", e);
    }
  }
}
