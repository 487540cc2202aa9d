package app.tangible.identity;

import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The raw Ed25519 public key (RFC 8032) with which a decoder signs that it destroyed keys. 32
 * bytes, written as 64 lower-case hexadecimal digits.
 */
public record ReceiptKey(String hex) {

  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

  /** Refuses anything but the one canonical spelling. */
  public ReceiptKey {
    if (!FORM.matcher(hex).matches()) {
      throw new IllegalArgumentException("ReceiptKey is not 64 lower-case hex digits");
    }
  }

  /** From 32 bytes. */
  public static ReceiptKey of(byte[] bytes) {
    return new ReceiptKey(HexFormat.of().formatHex(bytes));
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
