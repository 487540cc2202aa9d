package app.tangible.peer;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;

/**
 * A peer's public key: Ed25519, RSA of 2048 to 8192 bits, or ECDSA over a curve of NIST's.
 *
 * <p>Restriction: keys over secp256k1 have an id but verify nothing here, as the JDK has no such
 * curve: their peers are refused.
 */
public final class PeerKey {

  private static final int MAX_BYTES = 2048;
  private static final byte[] ED25519_SPKI = HexFormat.of().parseHex("302a300506032b6570032100");
  private static final Set<Integer> CURVE_BITS = Set.of(256, 384, 521);

  private enum Type {
    RSA("SHA256withRSA"),
    ED25519("Ed25519"),
    SECP256K1(""),
    ECDSA("SHA256withECDSA");

    final String signature;

    Type(String signature) {
      this.signature = signature;
    }
  }

  private final byte[] message;
  private final Type type;
  private final byte[] data;

  private PeerKey(byte[] message, Type type, byte[] data) {
    this.message = message;
    this.type = type;
    this.data = data;
  }

  /**
   * Reads a message {@code PublicKey}.
   *
   * @throws MalformedException when it is none, or not in its one canonical encoding
   */
  public static PeerKey decode(byte[] message) {
    if (message.length > MAX_BYTES) {
      throw new MalformedException("a key of " + message.length + " bytes");
    }
    int type = -1;
    byte[] data = {};
    Protobuf.Reader in = Protobuf.reader(message);
    while (in.next()) {
      switch (in.field()) {
        case 1 -> type = in.number();
        case 2 -> data = in.bytes();
        default -> throw new MalformedException("a key has no field " + in.field());
      }
    }
    if (type < 0 || type >= Type.values().length) {
      throw new MalformedException("a key of an unknown type");
    }
    // One key, one encoding: else one key had many ids.
    if (!Arrays.equals(message, encode(type, data))) {
      throw new MalformedException("a key is not in its canonical encoding");
    }
    return new PeerKey(message.clone(), Type.values()[type], data);
  }

  /** The key of this raw Ed25519 key of 32 bytes. */
  public static PeerKey ofEd25519(byte[] publicKey) {
    return decode(encode(Type.ED25519.ordinal(), publicKey));
  }

  private static byte[] encode(int type, byte[] data) {
    return Protobuf.writer().varint(1, type).bytes(2, data).toBytes();
  }

  /** Whose key it is. */
  public PeerId id() {
    return PeerId.ofKey(message);
  }

  /** The message {@code PublicKey}. */
  public byte[] encoded() {
    return message.clone();
  }

  /** Whether the key signed this; false also for a key or signature that cannot be read. */
  public boolean verifies(byte[] signed, byte[] signature) {
    try {
      Signature verifier = Signature.getInstance(type.signature);
      verifier.initVerify(key());
      verifier.update(signed);
      return verifier.verify(signature);
    } catch (GeneralSecurityException | RuntimeException e) {
      // Providers throw unchecked exceptions too, at hostile keys.
      return false;
    }
  }

  private PublicKey key() throws GeneralSecurityException {
    return switch (type) {
      case ED25519 -> decoded("Ed25519", spki(data));
      case RSA -> {
        RSAPublicKey key = (RSAPublicKey) decoded("RSA", data);
        int bits = key.getModulus().bitLength();
        int exponentBits = key.getPublicExponent().bitLength();
        // Others prove little, or take long to verify.
        yield refuseUnless(bits >= 2048 && bits <= 8192 && exponentBits <= 33, key);
      }
      case ECDSA -> {
        ECPublicKey key = (ECPublicKey) decoded("EC", data);
        yield refuseUnless(CURVE_BITS.contains(key.getParams().getOrder().bitLength()), key);
      }
      case SECP256K1 -> throw new GeneralSecurityException("the JDK has no secp256k1");
    };
  }

  private static PublicKey refuseUnless(boolean fits, PublicKey key)
      throws GeneralSecurityException {
    if (!fits) {
      throw new GeneralSecurityException("a key of a size that is not taken");
    }
    return key;
  }

  private static PublicKey decoded(String algorithm, byte[] spki) throws GeneralSecurityException {
    return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(spki));
  }

  private static byte[] spki(byte[] raw) throws GeneralSecurityException {
    if (raw.length != 32) {
      throw new GeneralSecurityException("an Ed25519 key has 32 bytes, not " + raw.length);
    }
    byte[] spki = Arrays.copyOf(ED25519_SPKI, ED25519_SPKI.length + raw.length);
    System.arraycopy(raw, 0, spki, ED25519_SPKI.length, raw.length);
    return spki;
  }
}
