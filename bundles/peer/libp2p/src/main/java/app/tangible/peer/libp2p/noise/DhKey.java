package app.tangible.peer.libp2p.noise;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.security.spec.XECPrivateKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.KeyAgreement;

/** A pair of keys of X25519 (RFC 7748). */
final class DhKey {

  static final int BYTES = 32;

  private static final byte[] SPKI = HexFormat.of().parseHex("302a300506032b656e032100");

  private final PrivateKey privateKey;
  private final byte[] publicKey;

  private DhKey(PrivateKey privateKey, byte[] publicKey) {
    this.privateKey = privateKey;
    this.publicKey = publicKey;
  }

  static DhKey fresh() {
    try {
      KeyPair pair = KeyPairGenerator.getInstance("X25519").generateKeyPair();
      byte[] spki = pair.getPublic().getEncoded();
      return new DhKey(
          pair.getPrivate(), Arrays.copyOfRange(spki, spki.length - BYTES, spki.length));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK has no X25519", e);
    }
  }

  /** Of given keys; for vectors. */
  static DhKey of(byte[] privateKey, byte[] publicKey) {
    try {
      return new DhKey(
          KeyFactory.getInstance("X25519")
              .generatePrivate(new XECPrivateKeySpec(NamedParameterSpec.X25519, privateKey)),
          publicKey.clone());
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not a key of X25519", e);
    }
  }

  byte[] publicKey() {
    return publicKey.clone();
  }

  /**
   * The shared secret; the caller wipes it.
   *
   * @throws IOException when the other key is of small order: the secret would be known to all
   */
  byte[] agree(byte[] theirs) throws IOException {
    try {
      byte[] spki = Arrays.copyOf(SPKI, SPKI.length + BYTES);
      System.arraycopy(theirs, 0, spki, SPKI.length, BYTES);
      KeyAgreement agreement = KeyAgreement.getInstance("X25519");
      agreement.init(privateKey);
      agreement.doPhase(
          KeyFactory.getInstance("X25519").generatePublic(new X509EncodedKeySpec(spki)), true);
      return agreement.generateSecret();
    } catch (InvalidKeyException e) {
      throw new IOException("a key that agrees with every other", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK has no X25519", e);
    }
  }
}
