package app.tangible.identity;

import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * An Ed25519 signature (RFC 8032) by a device. 64 bytes, written as 128 lower-case hexadecimal
 * digits.
 */
public record DeviceSignature(String hex) {

  private static final Pattern FORM = Pattern.compile("[0-9a-f]{128}");

  /** Refuses anything but the one canonical spelling. */
  public DeviceSignature {
    if (!FORM.matcher(hex).matches()) {
      throw new IllegalArgumentException("DeviceSignature is not 128 lower-case hex digits");
    }
  }

  /** From 64 bytes. */
  public static DeviceSignature of(byte[] bytes) {
    return new DeviceSignature(HexFormat.of().formatHex(bytes));
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
