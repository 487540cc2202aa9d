package app.tangible.chain.erc4337;

import java.math.BigInteger;
import java.util.regex.Pattern;
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

/**
 * Signs what the platform pays for (secp256k1, RFC 6979). The number cannot be wiped: it is in this
 * process's memory for as long as the component lives, and nowhere else.
 */
final class SponsorKey {

  private static final Pattern FORM = Pattern.compile("0x[0-9a-fA-F]{64}");
  private static final X9ECParameters CURVE = CustomNamedCurves.getByName("secp256k1");
  private static final ECDomainParameters DOMAIN = new ECDomainParameters(CURVE);
  private static final BigInteger ORDER = CURVE.getN();
  private static final BigInteger HALF_ORDER = ORDER.shiftRight(1);
  private static final int Y_PARITY_BIT = 255;

  private final BigInteger key;
  private final ECPoint point;

  SponsorKey(String text) {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException(".signer is not 0x and 64 hex digits");
    }
    key = new BigInteger(text.substring(2), 16);
    if (key.signum() == 0 || key.compareTo(ORDER) >= 0) {
      throw new IllegalArgumentException(".signer is not a key of secp256k1");
    }
    point = new FixedPointCombMultiplier().multiply(CURVE.getG(), key).normalize();
  }

  /** r and yParity . s (EIP-2098): 64 bytes. */
  byte[] sign(byte[] hash) {
    ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
    signer.init(true, new ECPrivateKeyParameters(key, DOMAIN));
    BigInteger[] rs = signer.generateSignature(hash);
    BigInteger s = rs[1].compareTo(HALF_ORDER) > 0 ? ORDER.subtract(rs[1]) : rs[1];
    BigInteger parity = isOdd(hash, rs[0], s) ? BigInteger.ONE : BigInteger.ZERO;
    return new Bytes().word(rs[0]).word(s.or(parity.shiftLeft(Y_PARITY_BIT))).bytes();
  }

  /** Of the point that a verifier finds (SEC 1, section 4.1.4): r is its x, this is its y. */
  private boolean isOdd(byte[] hash, BigInteger r, BigInteger s) {
    BigInteger inverse = BigIntegers.modOddInverse(ORDER, s);
    BigInteger u1 = new BigInteger(1, hash).multiply(inverse).mod(ORDER);
    BigInteger u2 = r.multiply(inverse).mod(ORDER);
    return ECAlgorithms.sumOfTwoMultiplies(CURVE.getG(), u1, point, u2)
        .normalize()
        .getAffineYCoord()
        .testBitZero();
  }
}
