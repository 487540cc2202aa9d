package app.tangible.decoder.guest;

import app.tangible.decoder.RefusedException;
import app.tangible.identity.OwnerPublicKey;
import app.tangible.licence.Refusal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A private key at rest: magic (4), owner (64), name (16), public key (32), nonce (12), AES-256-GCM
 * of the private key (32 + 16) with all before the nonce as AAD, under HKDF(root secret || machine
 * facts, owner || name).
 *
 * @param magic four letters that say what it is for
 * @param name 16 bytes that tell the keys of one owner apart
 */
record WrappedKey(String magic, OwnerPublicKey owner, byte[] name) {

  private static final int HEAD_BYTES = 4 + 64 + 16 + 32;
  private static final int PUBLIC_AT = HEAD_BYTES - 32;
  private static final int NONCE_BYTES = 12;

  static final int BYTES = HEAD_BYTES + NONCE_BYTES + 32 + 16;

  /** Both halves of a pair, raw; the private one is wiped by who asked for it. */
  record Pair(byte[] publicKey, byte[] privateKey) {}

  byte[] wrap(Pair pair, byte[] rootSecret, byte[] machine) {
    byte[] head = ByteBuffer.allocate(HEAD_BYTES).put(names()).put(pair.publicKey()).array();
    byte[] nonce = new byte[NONCE_BYTES];
    new SecureRandom().nextBytes(nonce);
    byte[] key = wrappingKey(rootSecret, machine);
    try {
      byte[] wrapped = cipher(Cipher.ENCRYPT_MODE, key, nonce, 0, head).doFinal(pair.privateKey());
      return ByteBuffer.allocate(BYTES).put(head).put(nonce).put(wrapped).array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES-GCM", e);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  /**
   * The pair again.
   *
   * @throws RefusedException OTHER_MACHINE when it does not unwrap here with this secret
   */
  Pair unwrap(byte[] bytes, byte[] rootSecret, byte[] machine) throws RefusedException {
    byte[] names = names();
    if (bytes.length != BYTES || !Arrays.equals(names, 0, names.length, bytes, 0, names.length)) {
      throw otherMachine("a key file of the decoder is none: " + bytes.length + " bytes");
    }
    byte[] key = wrappingKey(rootSecret, machine);
    try {
      byte[] head = Arrays.copyOf(bytes, HEAD_BYTES);
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, bytes, HEAD_BYTES, head);
      int from = HEAD_BYTES + NONCE_BYTES;
      return new Pair(
          Arrays.copyOfRange(bytes, PUBLIC_AT, HEAD_BYTES),
          cipher.doFinal(bytes, from, BYTES - from));
    } catch (AEADBadTagException e) {
      throw otherMachine(
          "the decoder's keys do not unwrap with this machine's facts and this owner's secret");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES-GCM", e);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  private byte[] names() {
    return ByteBuffer.allocate(PUBLIC_AT)
        .put(magic.getBytes(StandardCharsets.US_ASCII))
        .put(owner.bytes())
        .put(name)
        .array();
  }

  private byte[] wrappingKey(byte[] rootSecret, byte[] machine) {
    byte[] info = ByteBuffer.allocate(80).put(owner.bytes()).put(name).array();
    return Hkdf.derive("Tangible decoder keys v2 " + magic, info, rootSecret, machine);
  }

  private static Cipher cipher(int mode, byte[] key, byte[] nonceIn, int nonceAt, byte[] aad)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        mode,
        new SecretKeySpec(key, "AES"),
        new GCMParameterSpec(128, nonceIn, nonceAt, NONCE_BYTES));
    cipher.updateAAD(aad);
    return cipher;
  }

  private static RefusedException otherMachine(String detail) {
    return new RefusedException(Refusal.OTHER_MACHINE, detail);
  }
}
