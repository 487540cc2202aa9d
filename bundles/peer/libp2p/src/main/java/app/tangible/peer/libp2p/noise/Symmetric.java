package app.tangible.peer.libp2p.noise;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The hash of all that was said, and the key of what is said next (Noise, 5.2). */
final class Symmetric implements AutoCloseable {

  private static final int HASH_BYTES = 32;

  private byte[] hash;
  private byte[] chaining;
  private byte @Nullable [] key;
  private long nonce;

  /** InitializeSymmetric, and MixHash of the prologue. */
  Symmetric(String name, byte[] prologue) {
    byte[] bytes = name.getBytes(StandardCharsets.US_ASCII);
    hash = bytes.length <= HASH_BYTES ? Arrays.copyOf(bytes, HASH_BYTES) : sha256(bytes);
    chaining = hash.clone();
    mixHash(prologue);
  }

  void mixHash(byte[] data) {
    hash = sha256(hash, data);
  }

  /** Wipes the input. */
  void mixKey(byte[] input) {
    byte[][] outputs = hkdf(chaining, input);
    wipe(input, chaining, key);
    chaining = outputs[0];
    key = outputs[1];
    nonce = 0;
  }

  byte[] encryptAndHash(byte[] plain) throws IOException {
    byte[] sent = plain;
    if (key != null) {
      sent = new byte[plain.length + CipherState.TAG_BYTES];
      try (CipherState cipher = CipherState.encrypting(key, nonce++)) {
        cipher.run(hash, plain, 0, plain.length, sent, 0);
      }
    }
    mixHash(sent);
    return sent;
  }

  byte[] decryptAndHash(byte[] received) throws IOException {
    byte[] plain = received;
    if (key != null) {
      if (received.length < CipherState.TAG_BYTES) {
        throw new IOException("a part of a handshake is cut");
      }
      plain = new byte[received.length - CipherState.TAG_BYTES];
      try (CipherState cipher = CipherState.decrypting(key, nonce++)) {
        cipher.run(hash, received, 0, received.length, plain, 0);
      }
    }
    mixHash(received);
    return plain;
  }

  /** Split: the keys from the initiator to the responder, and back. The caller wipes them. */
  byte[][] split() {
    return hkdf(chaining, new byte[0]);
  }

  byte[] hash() {
    return hash.clone();
  }

  @Override
  public void close() {
    wipe(chaining, key);
  }

  static void wipe(byte @Nullable []... secrets) {
    for (byte[] secret : secrets) {
      if (secret != null) {
        Arrays.fill(secret, (byte) 0);
      }
    }
  }

  /** HKDF with two outputs (Noise, 4.3). */
  private static byte[][] hkdf(byte[] chaining, byte[] input) {
    byte[] temporary = hmac(chaining, input);
    byte[] first = hmac(temporary, new byte[] {1});
    byte[] both = Arrays.copyOf(first, HASH_BYTES + 1);
    both[HASH_BYTES] = 2;
    byte[] second = hmac(temporary, both);
    wipe(temporary, both);
    return new byte[][] {first, second};
  }

  private static byte[] hmac(byte[] key, byte[] data) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(data);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK has no HmacSHA256", e);
    }
  }

  private static byte[] sha256(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK has no SHA-256", e);
    }
  }
}
