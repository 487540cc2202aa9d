package app.tangible.identity.devicekeys;

import app.tangible.identity.PassphraseHashing.Cost;
import app.tangible.identity.Protection;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The file's content, version 1, 229 bytes, big-endian; see README.
 *
 * @param salt fresh at each wrapping, so that each has its own key
 * @param cost of the passphrase; at other levels unused, and written all the same
 * @param check tells a wrong secret from the right one
 */
record WrappedKeys(Protection level, byte[] salt, Cost cost, byte[] check, byte[] sealed) {

  static final int SALT_BYTES = 32;

  private static final byte[] MAGIC = "TANGKEY1".getBytes(StandardCharsets.US_ASCII);
  private static final int CHECK_BYTES = 16;
  private static final int TAG_BYTES = 16;
  private static final int KEY_BYTES = 32;
  private static final int HEADER_BYTES = MAGIC.length + 1 + SALT_BYTES + 12 + CHECK_BYTES;
  private static final int SEALED_BYTES = Keys.ENCODED_BYTES + TAG_BYTES;

  // Tells a damaged file from a wrong secret, whose messages differ; it protects nothing.
  private static final int CHECKSUM_BYTES = 16;
  static final int FILE_BYTES = HEADER_BYTES + SEALED_BYTES + CHECKSUM_BYTES;

  /** Wraps the keys under a secret of any length; the caller wipes the secret. */
  static WrappedKeys wrap(Keys keys, Protection level, byte[] salt, Cost cost, byte[] secret) {
    byte[] check = check(secret, salt);
    WrappedKeys header = new WrappedKeys(level, salt, cost, check, new byte[0]);
    byte[] clear = keys.encode();
    try {
      return new WrappedKeys(
          level, salt, cost, check, header.crypt(Cipher.ENCRYPT_MODE, secret, clear));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-256-GCM failed to encrypt", e);
    } finally {
      Keys.wipe(clear);
    }
  }

  static byte[] freshSalt() {
    byte[] salt = new byte[SALT_BYTES];
    new SecureRandom().nextBytes(salt);
    return salt;
  }

  /** Whether this is the secret under which the keys were wrapped. */
  boolean isWrappedUnder(byte[] secret) {
    return MessageDigest.isEqual(check, check(secret, salt));
  }

  /**
   * The keys.
   *
   * @throws GeneralSecurityException when a byte was changed
   */
  Keys unwrap(byte[] secret) throws GeneralSecurityException {
    byte[] clear = crypt(Cipher.DECRYPT_MODE, secret, sealed);
    try {
      return Keys.decode(clear);
    } finally {
      Keys.wipe(clear);
    }
  }

  byte[] encode() {
    byte[] file = ByteBuffer.allocate(FILE_BYTES).put(header()).put(sealed).array();
    System.arraycopy(checksum(file), 0, file, FILE_BYTES - CHECKSUM_BYTES, CHECKSUM_BYTES);
    return file;
  }

  /** Refuses all but the exact length and known values with an IllegalArgumentException. */
  static WrappedKeys decode(byte[] file) {
    if (file.length != FILE_BYTES || !Arrays.equals(MAGIC, Arrays.copyOf(file, MAGIC.length))) {
      throw new IllegalArgumentException("not a key file of version 1");
    }
    byte[] end = Arrays.copyOfRange(file, FILE_BYTES - CHECKSUM_BYTES, FILE_BYTES);
    if (!Arrays.equals(end, checksum(file))) {
      throw new IllegalArgumentException("the checksum of a key file is wrong");
    }
    ByteBuffer in = ByteBuffer.wrap(file, MAGIC.length, file.length - MAGIC.length);
    Protection level =
        switch (in.get()) {
          case 1 -> Protection.PASSPHRASE;
          case 2 -> Protection.SECRET_SERVICE;
          case 3 -> Protection.MACHINE_BOUND;
          default -> throw new IllegalArgumentException("a key file of an unknown level");
        };
    byte[] salt = take(in, SALT_BYTES);
    Cost cost = new Cost(in.getInt(), in.getInt(), in.getInt());
    return new WrappedKeys(level, salt, cost, take(in, CHECK_BYTES), take(in, SEALED_BYTES));
  }

  private byte[] header() {
    int code =
        switch (level) {
          case PASSPHRASE -> 1;
          case SECRET_SERVICE -> 2;
          case MACHINE_BOUND -> 3;
        };
    return ByteBuffer.allocate(HEADER_BYTES)
        .put(MAGIC)
        .put((byte) code)
        .put(salt)
        .putInt(cost.memoryKibibytes())
        .putInt(cost.passes())
        .putInt(cost.lanes())
        .put(check)
        .array();
  }

  private byte[] crypt(int mode, byte[] secret, byte[] input) throws GeneralSecurityException {
    byte[] key = Derivation.derive(secret, salt, "tangible/identity/wrap/1", KEY_BYTES);
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      // The nonce is zero: the salt is fresh, so a key wraps one text only.
      cipher.init(
          mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(8 * TAG_BYTES, new byte[12]));
      cipher.updateAAD(header());
      return cipher.doFinal(input);
    } finally {
      Keys.wipe(key);
    }
  }

  private static byte[] checksum(byte[] file) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(file, 0, FILE_BYTES - CHECKSUM_BYTES);
      return Arrays.copyOf(digest.digest(), CHECKSUM_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("the JDK has no SHA-256", e);
    }
  }

  private static byte[] check(byte[] secret, byte[] salt) {
    return Derivation.derive(secret, salt, "tangible/identity/check/1", CHECK_BYTES);
  }

  private static byte[] take(ByteBuffer in, int length) {
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }
}
