package app.tangible.peer.quic.tls;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;

/** Verifies with the JDK; whatever it cannot make of hostile bytes is a refusal. */
final class Keys {

  private static final int MIN_RSA_BITS = 2048;
  private static final int MAX_RSA_BITS = 8192;
  private static final int MAX_EXPONENT_BITS = 33;

  private Keys() {}

  /**
   * Whether the signature is that of the key over the message.
   *
   * @param kind the JDK's name of the kind of key
   * @param info {@code SubjectPublicKeyInfo}
   * @param scheme the JDK's name of the signature
   */
  static boolean verifies(
      String kind, byte[] info, String scheme, byte[] message, byte[] signature) {
    try {
      PublicKey key = KeyFactory.getInstance(kind).generatePublic(new X509EncodedKeySpec(info));
      if (key instanceof RSAPublicKey rsa && !sensible(rsa)) {
        return false;
      }
      Signature verification = Signature.getInstance(scheme);
      verification.initVerify(key);
      verification.update(message);
      return verification.verify(signature);
    } catch (GeneralSecurityException | RuntimeException _) {
      // The providers throw unchecked exceptions too: at a point that is not on the curve, say.
      return false;
    }
  }

  /** Others would take long to verify with, or prove nothing. */
  private static boolean sensible(RSAPublicKey key) {
    int bits = key.getModulus().bitLength();
    return bits >= MIN_RSA_BITS
        && bits <= MAX_RSA_BITS
        && key.getPublicExponent().bitLength() <= MAX_EXPONENT_BITS;
  }
}
