package app.tangible.content;

import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The raw Ed25519 public key (RFC 8032) that signs a film's index. 32 bytes, written as 64
 * lower-case hexadecimal digits.
 */
public record PublisherKey(String hex) {

  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

  /** Refuses anything but the one canonical spelling. */
  public PublisherKey {
    if (!FORM.matcher(hex).matches()) {
      throw new IllegalArgumentException("PublisherKey is not 64 lower-case hex digits");
    }
  }

  /** From 32 bytes. */
  public static PublisherKey of(byte[] bytes) {
    return new PublisherKey(HexFormat.of().formatHex(bytes));
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
