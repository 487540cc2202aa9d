package app.tangible.identity;

import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * An uncompressed secp256k1 public key without its leading 04. 64 bytes, written as 128 lower-case
 * hexadecimal digits.
 */
public record OwnerPublicKey(String hex) {

  private static final Pattern FORM = Pattern.compile("[0-9a-f]{128}");

  /** Refuses anything but the one canonical spelling. */
  public OwnerPublicKey {
    if (!FORM.matcher(hex).matches()) {
      throw new IllegalArgumentException("OwnerPublicKey is not 128 lower-case hex digits");
    }
  }

  /** From 64 bytes. */
  public static OwnerPublicKey of(byte[] bytes) {
    return new OwnerPublicKey(HexFormat.of().formatHex(bytes));
  }

  /** The 64 bytes, a fresh array. */
  public byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }

  @Override
  public String toString() {
    return hex;
  }
}
