package app.tangible.keys.wrapped;

import app.tangible.keys.KeysException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Version byte, 12 random bytes of nonce, AES-256-GCM ciphertext; the context is authenticated.
 *
 * <p>A random nonce bounds the number of wraps under one secret to 2^32 (NIST SP 800-38D, 8.3).
 */
final class Wrapping {

  private static final byte VERSION = 1;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecureRandom random = new SecureRandom();
  private final SecretKey key;

  /** Takes the 32 bytes over and wipes them. */
  Wrapping(byte[] key) {
    this.key = new SecretKeySpec(key, "AES");
    Arrays.fill(key, (byte) 0);
  }

  byte[] wrap(byte[] secret, String context) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, context).doFinal(secret);
      return ByteBuffer.allocate(1 + NONCE_BYTES + sealed.length)
          .put(VERSION)
          .put(nonce)
          .put(sealed)
          .array();
    } catch (GeneralSecurityException e) {
      throw new KeysException("could not wrap " + context, e);
    }
  }

  byte[] unwrap(byte[] wrapped, String context) {
    if (wrapped.length < 1 + NONCE_BYTES + TAG_BITS / 8 || wrapped[0] != VERSION) {
      throw new KeysException(context + " is not a wrapped key of version 1");
    }
    byte[] nonce = Arrays.copyOfRange(wrapped, 1, 1 + NONCE_BYTES);
    try {
      return cipher(Cipher.DECRYPT_MODE, nonce, context)
          .doFinal(wrapped, 1 + NONCE_BYTES, wrapped.length - 1 - NONCE_BYTES);
    } catch (GeneralSecurityException e) {
      throw new KeysException(
          context + " does not open: TANGIBLE_SERVER_SECRET is not the one it was made with", e);
    }
  }

  private Cipher cipher(int mode, byte[] nonce, String context) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
