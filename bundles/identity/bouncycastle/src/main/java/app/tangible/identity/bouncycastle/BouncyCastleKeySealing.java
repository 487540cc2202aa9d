package app.tangible.identity.bouncycastle;

import app.tangible.identity.AgreementKey;
import app.tangible.identity.KeySealing;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.HPKE;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.X25519PublicKeyParameters;
import org.osgi.service.component.annotations.Component;

/** Suite 0x0020, 0x0001, 0x0002 in mode_base. Bouncy Castle's own copies of keys are not wiped. */
@Component
public final class BouncyCastleKeySealing implements KeySealing {

  private static final int ENC_BYTES = 32;
  private static final int TAG_BYTES = 16;

  private final SecureRandom random = new SecureRandom();

  /** Needs nothing. */
  public BouncyCastleKeySealing() {}

  @Override
  public byte[] seal(AgreementKey to, byte[] info, byte[] aad, byte[] plaintext) {
    try {
      X25519PublicKeyParameters key = new X25519PublicKeyParameters(to.bytes(), 0);
      // Bouncy Castle answers { ciphertext, enc }.
      byte[][] parts = suite().seal(key, info, aad, plaintext, null, null, null);
      byte[] sealed = Arrays.copyOf(parts[1], ENC_BYTES + parts[0].length);
      System.arraycopy(parts[0], 0, sealed, ENC_BYTES, parts[0].length);
      return sealed;
    } catch (InvalidCipherTextException | IllegalStateException e) {
      // X25519 with a point of low order gives all zeros, which RFC 9180, 7.1.4 forbids.
      throw new IllegalArgumentException("nothing can be sealed to this agreement key", e);
    }
  }

  @Override
  public byte[] open(byte[] privateKey, byte[] info, byte[] aad, byte[] sealed)
      throws GeneralSecurityException {
    if (privateKey.length != X25519PrivateKeyParameters.KEY_SIZE) {
      throw new IllegalArgumentException(
          "an X25519 private key has 32 bytes, got " + privateKey.length);
    }
    if (sealed.length < ENC_BYTES + TAG_BYTES) {
      throw new GeneralSecurityException(
          "a sealed message has at least 48 bytes, got " + sealed.length);
    }
    X25519PrivateKeyParameters key = new X25519PrivateKeyParameters(privateKey, 0);
    byte[] enc = Arrays.copyOf(sealed, ENC_BYTES);
    byte[] ciphertext = Arrays.copyOfRange(sealed, ENC_BYTES, sealed.length);
    try {
      return suite()
          .open(
              enc,
              new AsymmetricCipherKeyPair(key.generatePublicKey(), key),
              info,
              aad,
              ciphertext,
              null,
              null,
              null);
    } catch (InvalidCipherTextException | IllegalStateException | IllegalArgumentException e) {
      throw new GeneralSecurityException("not sealed to this key with this info and aad", e);
    }
  }

  @Override
  public AgreementPair generate() {
    X25519PrivateKeyParameters key = new X25519PrivateKeyParameters(random);
    return new AgreementPair(
        key.getEncoded(), AgreementKey.of(key.generatePublicKey().getEncoded()));
  }

  private static HPKE suite() {
    // It keeps state, so each call has its own.
    return new HPKE(
        HPKE.mode_base, HPKE.kem_X25519_SHA256, HPKE.kdf_HKDF_SHA256, HPKE.aead_AES_GCM256);
  }
}
