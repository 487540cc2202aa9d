package app.tangible.transfer;

import app.tangible.content.PieceRoot;
import app.tangible.peer.ContentKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Under which key peers look for who seeds a film. */
public final class FilmKey {

  private static final byte[] PREFIX = "tangible film ".getBytes(StandardCharsets.US_ASCII);

  private FilmKey() {}

  /** SHA-256 of the ASCII text {@code "tangible film "} and the 32 bytes of the root. */
  public static ContentKey of(PieceRoot root) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(PREFIX);
      return new ContentKey(sha256.digest(root.bytes()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
