package app.tangible.content;

import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The root of a sealed film's signed index, written on the certificate. 32 bytes, written as 64
 * lower-case hexadecimal digits.
 */
public record MasterHash(String hex) {

  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

  /** Refuses anything but the one canonical spelling. */
  public MasterHash {
    if (!FORM.matcher(hex).matches()) {
      throw new IllegalArgumentException("MasterHash is not 64 lower-case hex digits");
    }
  }

  /** From 32 bytes. */
  public static MasterHash of(byte[] bytes) {
    return new MasterHash(HexFormat.of().formatHex(bytes));
  }

  /** The 32 bytes, a fresh array. */
  public byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }

  @Override
  public String toString() {
    return hex;
  }
}
