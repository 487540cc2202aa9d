package app.tangible.identity.devicekeys;

import app.tangible.identity.PassphraseHashing.Cost;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * An owner's private key under a secret, version 1, 101 bytes, big-endian; see README.
 *
 * @param salt fresh in each copy, so that each has its own key
 * @param cost of the password; under the root secret unused, and written all the same
 */
record OwnerCopy(Under under, byte[] salt, Cost cost, byte[] sealed) {

  static final int BYTES = 101;

  private static final byte[] MAGIC = "TANGOWN1".getBytes(StandardCharsets.US_ASCII);
  private static final int KEY_BYTES = 32;
  private static final int TAG_BYTES = 16;
  private static final int HEADER_BYTES = MAGIC.length + 1 + WrappedKeys.SALT_BYTES + 12;

  /** What it is sealed under. */
  enum Under {
    /** A person's password: it may leave the machine. */
    PASSWORD("tangible/identity/owner/1/password"),
    /** The root secret: it is of use in this home only. */
    ROOT("tangible/identity/owner/1/root");

    private final String purpose;

    Under(String purpose) {
      this.purpose = purpose;
    }
  }

  /** The caller wipes the key and the secret. */
  static OwnerCopy seal(byte[] owner, Under under, byte[] salt, Cost cost, byte[] secret) {
    OwnerCopy header = new OwnerCopy(under, salt, cost, new byte[0]);
    try {
      return new OwnerCopy(under, salt, cost, header.crypt(Cipher.ENCRYPT_MODE, secret, owner));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-256-GCM failed to encrypt", e);
    }
  }

  /**
   * The owner's private key, 32 bytes; the caller wipes it.
   *
   * @throws GeneralSecurityException when the secret is another one, or a byte was changed
   */
  byte[] open(byte[] secret) throws GeneralSecurityException {
    return crypt(Cipher.DECRYPT_MODE, secret, sealed);
  }

  byte[] encode() {
    return ByteBuffer.allocate(BYTES).put(header()).put(sealed).array();
  }

  /** Refuses all but the exact length and known values with an IllegalArgumentException. */
  static OwnerCopy decode(byte[] copy) {
    if (copy.length != BYTES || !Arrays.equals(MAGIC, Arrays.copyOf(copy, MAGIC.length))) {
      throw new IllegalArgumentException("not a copy of an owner's key, version 1");
    }
    ByteBuffer in = ByteBuffer.wrap(copy, MAGIC.length, copy.length - MAGIC.length);
    Under under =
        switch (in.get()) {
          case 1 -> Under.PASSWORD;
          case 2 -> Under.ROOT;
          default -> throw new IllegalArgumentException("a copy under an unknown secret");
        };
    byte[] salt = new byte[WrappedKeys.SALT_BYTES];
    in.get(salt);
    Cost cost = new Cost(in.getInt(), in.getInt(), in.getInt());
    byte[] sealed = new byte[in.remaining()];
    in.get(sealed);
    return new OwnerCopy(under, salt, cost, sealed);
  }

  private byte[] header() {
    return ByteBuffer.allocate(HEADER_BYTES)
        .put(MAGIC)
        .put((byte) (under == Under.PASSWORD ? 1 : 2))
        .put(salt)
        .putInt(cost.memoryKibibytes())
        .putInt(cost.passes())
        .putInt(cost.lanes())
        .array();
  }

  private byte[] crypt(int mode, byte[] secret, byte[] input) throws GeneralSecurityException {
    byte[] key = Derivation.derive(secret, salt, under.purpose, KEY_BYTES);
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      // The nonce is zero: the salt is fresh, so a key seals one text only.
      cipher.init(
          mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(8 * TAG_BYTES, new byte[12]));
      cipher.updateAAD(header());
      return cipher.doFinal(input);
    } finally {
      Keys.wipe(key);
    }
  }
}
