package app.tangible.identity;

import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The account that owns licences on the chain. 20 bytes, written as 0x and 40 lower-case
 * hexadecimal digits.
 */
public record OwnerAddress(String text) {

  private static final Pattern FORM = Pattern.compile("0x[0-9a-f]{40}");

  /** Refuses anything but the one canonical spelling. */
  public OwnerAddress {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("OwnerAddress is not 0x and 40 lower-case hex digits");
    }
  }

  /** From 20 bytes. */
  public static OwnerAddress of(byte[] bytes) {
    return new OwnerAddress("0x" + HexFormat.of().formatHex(bytes));
  }

  /** The 20 bytes, a fresh array. */
  public byte[] bytes() {
    return HexFormat.of().parseHex(text, 2, text.length());
  }

  @Override
  public String toString() {
    return text;
  }
}
