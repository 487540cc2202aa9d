package app.tangible.accounts.passkey;

import app.tangible.web.ProblemException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Bytes as WebAuthn's JSON writes them: base64url without padding. */
final class Base64Url {

  private static final int MAX_CHARS = 16_384;

  private Base64Url() {}

  static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Answers 400 for what is none, or too much. */
  static byte[] decode(String name, @Nullable String text) {
    if (text != null && text.length() <= MAX_CHARS) {
      try {
        return Base64.getUrlDecoder().decode(text);
      } catch (IllegalArgumentException e) {
        // answered below, like one that is missing
      }
    }
    throw new ProblemException(
        400, "base64url", name + " is base64url of at most " + MAX_CHARS + " characters.");
  }
}
