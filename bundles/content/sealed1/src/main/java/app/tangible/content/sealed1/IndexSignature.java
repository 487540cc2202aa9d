package app.tangible.content.sealed1;

import app.tangible.content.MasterHash;
import app.tangible.content.PublisherKey;
import app.tangible.content.SealedFilmException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;

/** Ed25519 (RFC 8032) over a label of this format and the root of the index. */
final class IndexSignature {

  static final int BYTES = 64;

  private static final byte[] LABEL =
      "tangible sealed film 1 index\0".getBytes(StandardCharsets.US_ASCII);

  /** SubjectPublicKeyInfo of an Ed25519 key up to its 32 bytes (RFC 8410 section 4). */
  private static final byte[] SPKI = HexFormat.of().parseHex("302a300506032b6570032100");

  private IndexSignature() {}

  static byte[] sign(MasterHash root, PrivateKey signer) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(signer);
      signature.update(LABEL);
      signature.update(root.bytes());
      return signature.sign();
    } catch (InvalidKeyException e) {
      throw new IllegalArgumentException("the signer is not an Ed25519 key", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static void verify(MasterHash root, byte[] signature, PublisherKey publisher)
      throws SealedFilmException {
    boolean valid;
    try {
      Signature verifier = Signature.getInstance("Ed25519");
      verifier.initVerify(publicKey(publisher));
      verifier.update(LABEL);
      verifier.update(root.bytes());
      valid = verifier.verify(signature);
    } catch (GeneralSecurityException e) {
      // a key that is no point of the curve, a signature out of range: both are just not valid
      valid = false;
    }
    if (!valid) {
      throw Refused.signature("the index is not signed by publisher " + publisher);
    }
  }

  private static PublicKey publicKey(PublisherKey publisher) throws GeneralSecurityException {
    byte[] encoded = new byte[SPKI.length + 32];
    System.arraycopy(SPKI, 0, encoded, 0, SPKI.length);
    System.arraycopy(publisher.bytes(), 0, encoded, SPKI.length, 32);
    return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
  }
}
