package app.tangible.transfer.piece;

import app.tangible.content.PieceRoot;
import app.tangible.peer.ContentKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Under which a film is found: SHA-256 of {@code "tangible film "} and its root. */
final class FilmKeys {

  private FilmKeys() {}

  static ContentKey of(PieceRoot root) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update("tangible film ".getBytes(StandardCharsets.US_ASCII));
      return new ContentKey(sha256.digest(root.bytes()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
