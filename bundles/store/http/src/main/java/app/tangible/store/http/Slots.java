package app.tangible.store.http;

import app.tangible.identity.KeySlot;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;

/** Names of decoder keys. */
final class Slots {

  private static final SecureRandom RANDOM = new SecureRandom();

  private Slots() {}

  static KeySlot fresh() {
    byte[] slot = new byte[16];
    RANDOM.nextBytes(slot);
    return KeySlot.of(slot);
  }

  /** The one by which the household makes itself known; no licence is ever sealed to it. */
  static KeySlot ofTheHousehold() {
    return KeySlot.of(
        Arrays.copyOf(sha256("tangible household".getBytes(StandardCharsets.US_ASCII)), 16));
  }

  static byte[] sha256(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
