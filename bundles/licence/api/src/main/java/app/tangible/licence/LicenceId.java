package app.tangible.licence;

import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Names one licence document, chosen at random when it is issued. 16 bytes, written as 32
 * lower-case hexadecimal digits.
 */
public record LicenceId(String hex) {

  private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

  /** Refuses anything but the one canonical spelling. */
  public LicenceId {
    if (!FORM.matcher(hex).matches()) {
      throw new IllegalArgumentException("LicenceId is not 32 lower-case hex digits");
    }
  }

  /** From 16 bytes. */
  public static LicenceId of(byte[] bytes) {
    return new LicenceId(HexFormat.of().formatHex(bytes));
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
