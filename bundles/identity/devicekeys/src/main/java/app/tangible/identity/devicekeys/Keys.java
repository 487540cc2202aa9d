package app.tangible.identity.devicekeys;

import app.tangible.identity.OwnerKeys;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;

/**
 * The keys in clear, in memory only; wiped by {@link #close}.
 *
 * <p>Encoding: owner's private key, device's Ed25519 seed, device's public key, root secret, 32
 * bytes each.
 */
final class Keys implements AutoCloseable {

  static final int ENCODED_BYTES = 128;

  private static final int KEY_BYTES = 32;

  private final byte[] own;
  private final byte[] owner;
  private final byte[] deviceSeed;
  private final byte[] devicePublic;
  private final byte[] root;

  private Keys(byte[] encoded, byte[] owner) {
    if (encoded.length != ENCODED_BYTES) {
      throw new IllegalArgumentException("keys have 128 bytes, got " + encoded.length);
    }
    own = Arrays.copyOf(encoded, KEY_BYTES);
    this.owner = owner.clone();
    deviceSeed = Arrays.copyOfRange(encoded, KEY_BYTES, 2 * KEY_BYTES);
    devicePublic = Arrays.copyOfRange(encoded, 2 * KEY_BYTES, 3 * KEY_BYTES);
    root = Arrays.copyOfRange(encoded, 3 * KEY_BYTES, ENCODED_BYTES);
  }

  static Keys generate(OwnerKeys ownerKeys) {
    byte[] owner = ownerKeys.generate();
    byte[] seed = new byte[0];
    byte[] root = new byte[KEY_BYTES];
    byte[] encoded = new byte[0];
    try {
      KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      seed = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
      byte[] spki = pair.getPublic().getEncoded();
      new SecureRandom().nextBytes(root);
      encoded =
          ByteBuffer.allocate(ENCODED_BYTES)
              .put(owner)
              .put(seed)
              // The last 32 bytes of a SubjectPublicKeyInfo are the raw key (RFC 8410).
              .put(spki, spki.length - KEY_BYTES, KEY_BYTES)
              .put(root)
              .array();
      return decode(encoded);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK has no Ed25519", e);
    } finally {
      wipe(owner, seed, root, encoded);
    }
  }

  /** Copies. */
  static Keys decode(byte[] encoded) {
    byte[] own = Arrays.copyOf(encoded, KEY_BYTES);
    try {
      return new Keys(encoded, own);
    } finally {
      wipe(own);
    }
  }

  /** The same with an owner who was not made here; his key is not encoded. Closes these. */
  Keys ownedBy(byte[] other) {
    byte[] encoded = encode();
    try {
      return new Keys(encoded, other);
    } finally {
      wipe(encoded);
      close();
    }
  }

  /** The caller wipes it. */
  byte[] encode() {
    return ByteBuffer.allocate(ENCODED_BYTES)
        .put(own)
        .put(deviceSeed)
        .put(devicePublic)
        .put(root)
        .array();
  }

  /** Of who owns this home. Not a copy. */
  byte[] owner() {
    return owner;
  }

  /** Not a copy. */
  byte[] root() {
    return root;
  }

  byte[] devicePublic() {
    return devicePublic.clone();
  }

  PrivateKey device() {
    try {
      return KeyFactory.getInstance("Ed25519")
          .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, deviceSeed));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK has no Ed25519", e);
    }
  }

  @Override
  public void close() {
    wipe(own, owner, deviceSeed, root);
  }

  static void wipe(byte[]... secrets) {
    for (byte[] secret : secrets) {
      Arrays.fill(secret, (byte) 0);
    }
  }
}
