package app.tangible.identity;

import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Names one agreement key of a decoder, chosen at random before a licence is ordered. 16 bytes,
 * written as 32 lower-case hexadecimal digits.
 */
public record KeySlot(String hex) {

  private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

  /** Refuses anything but the one canonical spelling. */
  public KeySlot {
    if (!FORM.matcher(hex).matches()) {
      throw new IllegalArgumentException("KeySlot is not 32 lower-case hex digits");
    }
  }

  /** From 16 bytes. */
  public static KeySlot of(byte[] bytes) {
    return new KeySlot(HexFormat.of().formatHex(bytes));
  }

  /** The 16 bytes, a fresh array. */
  public byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }

  @Override
  public String toString() {
    return hex;
  }
}
