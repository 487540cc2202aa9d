package app.tangible.identity;

import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The raw X25519 public key (RFC 7748) to which a device's decoder receives keys. 32 bytes, written
 * as 64 lower-case hexadecimal digits.
 */
public record AgreementKey(String hex) {

  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

  /** Refuses anything but the one canonical spelling. */
  public AgreementKey {
    if (!FORM.matcher(hex).matches()) {
      throw new IllegalArgumentException("AgreementKey is not 64 lower-case hex digits");
    }
  }

  /** From 32 bytes. */
  public static AgreementKey of(byte[] bytes) {
    return new AgreementKey(HexFormat.of().formatHex(bytes));
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
