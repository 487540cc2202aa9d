package app.tangible.content;

import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The root of the SHA-256 Merkle tree (BEP 52 shape) over a sealed film's bytes. 32 bytes, written
 * as 64 lower-case hexadecimal digits.
 */
public record PieceRoot(String hex) {

  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

  /** Refuses anything but the one canonical spelling. */
  public PieceRoot {
    if (!FORM.matcher(hex).matches()) {
      throw new IllegalArgumentException("PieceRoot is not 64 lower-case hex digits");
    }
  }

  /** From 32 bytes. */
  public static PieceRoot of(byte[] bytes) {
    return new PieceRoot(HexFormat.of().formatHex(bytes));
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
