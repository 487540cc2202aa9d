package app.tangible.content;

import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Names one film in one quality, chosen at random when it is sealed. 16 bytes, written as 32
 * lower-case hexadecimal digits.
 */
public record FilmId(String hex) {

  private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

  /** Refuses anything but the one canonical spelling. */
  public FilmId {
    if (!FORM.matcher(hex).matches()) {
      throw new IllegalArgumentException("FilmId is not 32 lower-case hex digits");
    }
  }

  /** From 16 bytes. */
  public static FilmId of(byte[] bytes) {
    return new FilmId(HexFormat.of().formatHex(bytes));
  }

  /** The 16 bytes, a fresh array. */
  public byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }

  @Override
  public String toString() {
    return hex;
  }
}
