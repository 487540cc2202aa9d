package app.tangible.chain;

import java.util.HexFormat;
import java.util.regex.Pattern;

/** A transaction. 32 bytes, written as 0x and 64 lower-case hexadecimal digits. */
public record TransactionHash(String text) {

  private static final Pattern FORM = Pattern.compile("0x[0-9a-f]{64}");

  /** Refuses anything but the one canonical spelling. */
  public TransactionHash {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("TransactionHash is not 0x and 64 lower-case hex digits");
    }
  }

  /** From 32 bytes. */
  public static TransactionHash of(byte[] bytes) {
    return new TransactionHash("0x" + HexFormat.of().formatHex(bytes));
  }

  /** The 32 bytes, a fresh array. */
  public byte[] bytes() {
    return HexFormat.of().parseHex(text, 2, text.length());
  }

  @Override
  public String toString() {
    return text;
  }
}
