package app.tangible.identity;

import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A recoverable secp256k1 signature r, s (low half), v of 27 or 28. 65 bytes, written as 130
 * lower-case hexadecimal digits.
 */
public record OwnerSignature(String hex) {

  private static final Pattern FORM = Pattern.compile("[0-9a-f]{130}");

  /** Refuses anything but the one canonical spelling. */
  public OwnerSignature {
    if (!FORM.matcher(hex).matches()) {
      throw new IllegalArgumentException("OwnerSignature is not 130 lower-case hex digits");
    }
  }

  /** From 65 bytes. */
  public static OwnerSignature of(byte[] bytes) {
    return new OwnerSignature(HexFormat.of().formatHex(bytes));
  }

  /** The 65 bytes, a fresh array. */
  public byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }

  @Override
  public String toString() {
    return hex;
  }
}
