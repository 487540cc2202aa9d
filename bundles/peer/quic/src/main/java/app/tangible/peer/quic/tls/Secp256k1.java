package app.tangible.peer.quic.tls;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;

/** ECDSA over secp256k1, which the JDK no longer has. */
final class Secp256k1 {

  private static final X9ECParameters CURVE = CustomNamedCurves.getByName("secp256k1");
  private static final ECDomainParameters DOMAIN = new ECDomainParameters(CURVE);

  private Secp256k1() {}

  /**
   * Whether the signature is that of the key over the SHA-256 of the message.
   *
   * @param compressed the key, 33 bytes
   * @param signature {@code SEQUENCE { r INTEGER, s INTEGER }} in DER
   */
  static boolean verifies(byte[] compressed, byte[] message, byte[] signature)
      throws CertificateRefused {
    DerReader parts = DerReader.whole(signature, Tag.SEQUENCE).inside();
    var r = parts.next(Tag.INTEGER).integer();
    var s = parts.next(Tag.INTEGER).integer();
    parts.end();
    try {
      ECDSASigner signer = new ECDSASigner();
      signer.init(
          false, new ECPublicKeyParameters(CURVE.getCurve().decodePoint(compressed), DOMAIN));
      return signer.verifySignature(sha256(message), r, s);
    } catch (IllegalArgumentException _) {
      return false; // Not a point of the curve.
    }
  }

  private static byte[] sha256(byte[] message) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(message);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
