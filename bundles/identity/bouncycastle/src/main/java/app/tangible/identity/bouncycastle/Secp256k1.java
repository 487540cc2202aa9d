package app.tangible.identity.bouncycastle;

import java.math.BigInteger;
import java.util.Arrays;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.math.ec.ECAlgorithms;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.bouncycastle.util.BigIntegers;
import org.jspecify.annotations.Nullable;

/**
 * Recoverable ECDSA on secp256k1 (SEC 1, section 4.1; RFC 6979). Scalars are checked by callers.
 */
final class Secp256k1 {

  private static final X9ECParameters CURVE = CustomNamedCurves.getByName("secp256k1");
  private static final ECDomainParameters DOMAIN = new ECDomainParameters(CURVE);
  private static final BigInteger PRIME = CURVE.getCurve().getField().getCharacteristic();
  private static final int FIELD_BYTES = 32;
  private static final int SIGNATURE_BYTES = 65;
  private static final int V_BASE = 27;

  static final BigInteger ORDER = CURVE.getN();
  private static final BigInteger HALF_ORDER = ORDER.shiftRight(1);

  private Secp256k1() {}

  static ECPoint publicPoint(BigInteger key) {
    return new FixedPointCombMultiplier().multiply(CURVE.getG(), key).normalize();
  }

  /** The 64 bytes of x and y. */
  static byte[] encode(ECPoint point) {
    byte[] encoded = point.getEncoded(false);
    return Arrays.copyOfRange(encoded, 1, encoded.length);
  }

  /** r || s || v of a 32-byte hash. */
  static byte[] sign(BigInteger key, byte[] hash) {
    ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
    signer.init(true, new ECPrivateKeyParameters(key, DOMAIN));
    BigInteger[] rs = signer.generateSignature(hash);
    BigInteger s = rs[1].compareTo(HALF_ORDER) > 0 ? ORDER.subtract(rs[1]) : rs[1];
    byte[] signature = new byte[SIGNATURE_BYTES];
    BigIntegers.asUnsignedByteArray(rs[0], signature, 0, FIELD_BYTES);
    BigIntegers.asUnsignedByteArray(s, signature, FIELD_BYTES, FIELD_BYTES);
    ECPoint mine = publicPoint(key);
    for (int v = V_BASE; v <= V_BASE + 1; v++) {
      signature[SIGNATURE_BYTES - 1] = (byte) v;
      ECPoint recovered = recover(hash, signature);
      if (recovered != null && recovered.equals(mine)) {
        return signature;
      }
    }
    // r was reduced modulo n, or Q is not the key's: both happen once in 2^127 or never.
    throw new IllegalStateException("no v of 27 or 28 recovers the key");
  }

  /** The key that made the signature, or null where none did (SEC 1, section 4.1.6). */
  static @Nullable ECPoint recover(byte[] hash, byte[] signature) {
    BigInteger r = new BigInteger(1, Arrays.copyOf(signature, FIELD_BYTES));
    BigInteger s = new BigInteger(1, Arrays.copyOfRange(signature, FIELD_BYTES, 2 * FIELD_BYTES));
    int parity = signature[SIGNATURE_BYTES - 1] - V_BASE;
    if (r.signum() == 0
        || r.compareTo(ORDER) >= 0
        || s.signum() == 0
        || s.compareTo(HALF_ORDER) > 0
        || parity < 0
        || parity > 1) {
      return null;
    }
    // 1.1 to 1.4: the point whose x is r (v of 27 and 28 say that r was not reduced).
    ECPoint point = pointOf(r, parity);
    if (point == null) {
      return null;
    }
    // 1.6.1: Q = r^-1 (s R - e G)
    BigInteger e = new BigInteger(1, hash);
    BigInteger inverse = BigIntegers.modOddInverseVar(ORDER, r);
    BigInteger u1 = inverse.multiply(ORDER.subtract(e.mod(ORDER))).mod(ORDER);
    BigInteger u2 = inverse.multiply(s).mod(ORDER);
    ECPoint q = ECAlgorithms.sumOfTwoMultiplies(CURVE.getG(), u1, point, u2).normalize();
    return q.isInfinity() ? null : q;
  }

  private static @Nullable ECPoint pointOf(BigInteger x, int parity) {
    byte[] compressed = new byte[1 + FIELD_BYTES];
    compressed[0] = (byte) (2 + parity);
    BigIntegers.asUnsignedByteArray(x, compressed, 1, FIELD_BYTES);
    try {
      return x.compareTo(PRIME) < 0 ? CURVE.getCurve().decodePoint(compressed) : null;
    } catch (IllegalArgumentException notOnTheCurve) {
      return null;
    }
  }
}
