package app.tangible.licence.certificate;

import app.tangible.licence.SignedDocument;
import app.tangible.licence.TrustRoots;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** RFC 8032 from the JDK, with keys as 32 raw bytes. */
final class Ed25519 {

  static final int KEY_BYTES = 32;
  static final int SIGNATURE_BYTES = 64;

  /** What stands before the raw key in a SubjectPublicKeyInfo (RFC 8410, section 4). */
  private static final byte[] SPKI = HexFormat.of().parseHex("302a300506032b6570032100");

  private Ed25519() {}

  static byte[] sign(PrivateKey key, byte[] message) {
    try {
      Signature signer = Signature.getInstance("Ed25519");
      signer.initSign(key);
      signer.update(message);
      return signer.sign();
    } catch (InvalidKeyException e) {
      throw new IllegalArgumentException("not an Ed25519 private key", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK has no Ed25519", e);
    }
  }

  static boolean verifies(byte[] rawKey, byte[] message, byte[] signature) {
    try {
      Signature verifier = Signature.getInstance("Ed25519");
      verifier.initVerify(publicKey(rawKey));
      verifier.update(message);
      return verifier.verify(signature);
    } catch (SignatureException | InvalidKeyException | InvalidKeySpecException e) {
      // The JDK throws where a signature is no point or too long, and where a key is no point.
      return false;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("the JDK has no Ed25519", e);
    }
  }

  /** Signs a payload as a document of this kind. */
  static SignedDocument document(String context, byte[] payload, PrivateKey key) {
    return new SignedDocument(payload, sign(key, inContext(context, payload)));
  }

  /** Whether this key signed the document as one of this kind. */
  static boolean isBy(byte[] rawKey, String context, SignedDocument document) {
    return isBy(Ed25519::verifies, rawKey, context, document);
  }

  /** The same with another's arithmetic. */
  static boolean isBy(
      SignatureCheck check, byte[] rawKey, String context, SignedDocument document) {
    return check.verifies(rawKey, inContext(context, document.payload()), document.signature());
  }

  /** The raw key of the issuer who is trusted. */
  static byte[] issuer(TrustRoots trust) {
    if (!Fields.HASH.matcher(trust.issuer()).matches()) {
      throw new IllegalArgumentException("trust roots: the issuer is not 64 hex digits");
    }
    return HexFormat.of().parseHex(trust.issuer());
  }

  /** {@code context || 0x00 || payload}: what is signed, so that no kind stands in for another. */
  static byte[] inContext(String context, byte[] payload) {
    byte[] prefix = (context + "\0").getBytes(StandardCharsets.US_ASCII);
    byte[] message = Arrays.copyOf(prefix, prefix.length + payload.length);
    System.arraycopy(payload, 0, message, prefix.length, payload.length);
    return message;
  }

  /** The 32 raw bytes of a public key. */
  static byte[] raw(PublicKey key) {
    byte[] encoded = key.getEncoded();
    if (encoded.length != SPKI.length + KEY_BYTES
        || !Arrays.equals(SPKI, Arrays.copyOf(encoded, SPKI.length))) {
      throw new IllegalArgumentException("not an Ed25519 public key");
    }
    return Arrays.copyOfRange(encoded, SPKI.length, encoded.length);
  }

  /** The raw public key of a private key. */
  static byte[] publicOf(PrivateKey key) {
    if (!(key instanceof EdECPrivateKey edwards && edwards.getBytes().isPresent())) {
      throw new IllegalArgumentException("not an Ed25519 private key");
    }
    byte[] seed = edwards.getBytes().get();
    try {
      // The JDK derives a public key nowhere but in its generator; this makes it use our seed.
      KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
      generator.initialize(NamedParameterSpec.ED25519, new Seed(seed));
      return raw(generator.generateKeyPair().getPublic());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK has no Ed25519", e);
    } finally {
      Arrays.fill(seed, (byte) 0);
    }
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("the JDK has no SHA-256", e);
    }
  }

  private static PublicKey publicKey(byte[] rawKey)
      throws NoSuchAlgorithmException, InvalidKeySpecException {
    byte[] encoded = Arrays.copyOf(SPKI, SPKI.length + rawKey.length);
    System.arraycopy(rawKey, 0, encoded, SPKI.length, rawKey.length);
    return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
  }

  private static final class Seed extends SecureRandom {

    private static final long serialVersionUID = 1L;

    private final byte[] seed;

    private Seed(byte[] seed) {
      super(null, null);
      this.seed = seed.clone();
    }

    @Override
    public void nextBytes(byte[] bytes) {
      if (bytes.length != seed.length) {
        throw new IllegalStateException("the JDK asked for " + bytes.length + " bytes of seed");
      }
      System.arraycopy(seed, 0, bytes, 0, seed.length);
      Arrays.fill(seed, (byte) 0);
    }
  }
}
