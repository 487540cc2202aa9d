package app.tangible.identity.devicekeys;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;

/**
 * The Ed25519 key among peers, derived from the root secret under an info string that no {@code
 * secretFor} can have, so that nobody else gets its seed.
 */
final class NodeSigner implements AutoCloseable {

  private static final String INFO = "tangible/identity/node/1";
  private static final int KEY_BYTES = 32;

  private final byte[] seed;
  private final byte[] publicKey;

  NodeSigner(byte[] root) {
    this(root, INFO);
  }

  private NodeSigner(byte[] root, String info) {
    seed = Derivation.derive(root, new byte[0], info, KEY_BYTES);
    publicKey = publicKeyOf(seed);
  }

  /** The JDK makes the public key of a seed only where it draws the seed itself. */
  static byte[] publicKeyOf(byte[] seed) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
      generator.initialize(NamedParameterSpec.ED25519, new Drawn(seed));
      byte[] spki = generator.generateKeyPair().getPublic().getEncoded();
      // The last 32 bytes of a SubjectPublicKeyInfo are the raw key (RFC 8410).
      return Arrays.copyOfRange(spki, spki.length - KEY_BYTES, spki.length);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK has no Ed25519", e);
    }
  }

  /** Gives the seed instead of chance. */
  private static final class Drawn extends SecureRandom {

    private static final long serialVersionUID = 1L;

    private final transient byte[] seed;

    Drawn(byte[] seed) {
      this.seed = seed;
    }

    @Override
    public void nextBytes(byte[] bytes) {
      System.arraycopy(seed, 0, bytes, 0, KEY_BYTES);
    }
  }

  byte[] publicKey() {
    return publicKey.clone();
  }

  byte[] sign(byte[] message) {
    try {
      Signature signer = Signature.getInstance("Ed25519");
      signer.initSign(
          KeyFactory.getInstance("Ed25519")
              .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed)));
      signer.update(message);
      return signer.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK has no Ed25519", e);
    }
  }

  @Override
  public void close() {
    Keys.wipe(seed);
  }
}
