package app.tangible.decoder.guest;

import app.tangible.identity.ReceiptKey;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;

/**
 * The decoder's Ed25519 key for one owner: signs receipts, and authenticates the owner's record.
 *
 * @param seed 32 bytes, wiped by {@link #close}
 */
record OwnerKey(ReceiptKey receipts, byte[] seed) implements AutoCloseable {

  static OwnerKey generate() {
    try {
      KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      byte[] spki = pair.getPublic().getEncoded();
      // RFC 8410: the last 32 bytes of the SubjectPublicKeyInfo are the key.
      return new OwnerKey(
          ReceiptKey.of(Arrays.copyOfRange(spki, spki.length - 32, spki.length)),
          ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has Ed25519", e);
    }
  }

  PrivateKey signing() {
    try {
      return KeyFactory.getInstance("Ed25519")
          .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has Ed25519", e);
    }
  }

  /** The key that authenticates the owner's record; the caller wipes it. */
  byte[] recordKey() {
    return Hkdf.derive("Tangible decoder record v2", receipts.bytes(), seed);
  }

  @Override
  public void close() {
    Arrays.fill(seed, (byte) 0);
  }
}
