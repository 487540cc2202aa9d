package app.tangible.accounts.sql;

import app.tangible.identity.OwnerPublicKey;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** What people tell each other instead of a key: 50 bits that follow from it. */
final class HouseholdCode {

  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"; // RFC 4648, 6
  private static final int CHARACTERS = 10;
  private static final int BITS = 5;

  private HouseholdCode() {}

  /** The first 10 characters of base32 of SHA-256 of the key. */
  static String of(OwnerPublicKey owner) {
    byte[] digest;
    try {
      digest = MessageDigest.getInstance("SHA-256").digest(owner.bytes());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
    long bits = 0;
    for (int i = 0; i < 7; i++) {
      bits = bits << 8 | digest[i] & 0xFF;
    }
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < CHARACTERS; i++) {
      code.append(BASE32.charAt((int) (bits >>> (56 - BITS * (i + 1)) & 31)));
    }
    return code.toString();
  }
}
