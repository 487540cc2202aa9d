package app.tangible.library.h2;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A PIN as it rests: PBKDF2 (RFC 8018, 5.2) with HMAC-SHA-256.
 *
 * <p>Restriction: who has the library's key tries all PINs of four digits in an hour; the hash
 * keeps the PIN itself, which a person may use elsewhere, from showing, and no more.
 */
record Pin(byte[] salt, byte[] hash, int rounds) {

  /** As OWASP's Password Storage Cheat Sheet wants it for this hash. */
  static final int ROUNDS = 600_000;

  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final Pattern FORM = Pattern.compile("[0-9]{4,8}");
  private static final SecureRandom RANDOM = new SecureRandom();

  static boolean isOne(String pin) {
    return FORM.matcher(pin).matches();
  }

  static Pin of(String pin, int rounds) {
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    return new Pin(salt, hash(pin, salt, rounds), rounds);
  }

  /** Takes the same time whatever it is given. */
  boolean is(String pin) {
    return MessageDigest.isEqual(hash, hash(pin, salt, rounds));
  }

  private static byte[] hash(String pin, byte[] salt, int rounds) {
    char[] digits = pin.toCharArray();
    PBEKeySpec given = new PBEKeySpec(digits, salt, rounds, HASH_BYTES * 8);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
          .generateSecret(given)
          .getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    } finally {
      given.clearPassword();
      Arrays.fill(digits, '\0');
    }
  }
}
