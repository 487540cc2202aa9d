package app.tangible.decoder.guest;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes AES-GCM fast before the first record: the JDK reaches the processor's instructions only
 * through compiled code, and a fresh process decrypts no faster than 24 MB/s until it is
 * (measured).
 */
final class Warmup {

  private static final int ROUNDS = 6_000;
  private static final int BYTES = 1024;

  private Warmup() {}

  /**
   * On a thread of its own, while the player takes the first bytes: the opening needs both cores.
   */
  static void start() {
    Thread.ofPlatform().daemon().name("decoder-warm-up").start(Warmup::run);
  }

  private static void run() {
    try {
      // An all-zero key over zeros: no secret passes here.
      SecretKeySpec key = new SecretKeySpec(new byte[32], "AES");
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(128, new byte[12]));
      byte[] sealed = cipher.doFinal(new byte[BYTES]);
      byte[] clear = new byte[BYTES + 16];
      for (int i = 0; i < ROUNDS; i++) {
        cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(128, new byte[12]));
        cipher.doFinal(sealed, 0, sealed.length, clear, 0);
      }
    } catch (GeneralSecurityException e) {
      System.err.println("warm-up failed: " + e);
    }
  }
}
