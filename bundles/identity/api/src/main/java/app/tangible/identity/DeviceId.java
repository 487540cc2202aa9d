package app.tangible.identity;

import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A device, named by its raw Ed25519 public key. 32 bytes, written as 64 lower-case hexadecimal
 * digits.
 */
public record DeviceId(String hex) {

  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

  /** Refuses anything but the one canonical spelling. */
  public DeviceId {
    if (!FORM.matcher(hex).matches()) {
      throw new IllegalArgumentException("DeviceId is not 64 lower-case hex digits");
    }
  }

  /** From 32 bytes. */
  public static DeviceId of(byte[] bytes) {
    return new DeviceId(HexFormat.of().formatHex(bytes));
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
