package app.tangible.peer;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * Under which peers find who has something.
 *
 * @param sha256 32 bytes; for a film, of {@code "tangible film "} and the root of its pieces
 */
public record ContentKey(byte[] sha256) {

  /** Copies. */
  public ContentKey {
    if (sha256.length != 32) {
      throw new IllegalArgumentException("a SHA-256 has 32 bytes, not " + sha256.length);
    }
    sha256 = sha256.clone();
  }

  @Override
  public byte[] sha256() {
    return sha256.clone();
  }

  /** As 64 digits. */
  public String hex() {
    return HexFormat.of().formatHex(sha256);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ContentKey key && Arrays.equals(sha256, key.sha256);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(sha256);
  }

  @Override
  public String toString() {
    return hex();
  }
}
