package app.tangible.chain.account;

import app.tangible.chain.Bytes32;
import java.math.BigInteger;

/** A passkey's public key: a point of P-256 (FIPS 186-5), as WebAuthn calls ES256. */
public record PasskeyPublicKey(Bytes32 x, Bytes32 y) {

  private static final BigInteger P =
      new BigInteger("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff", 16);
  private static final BigInteger B =
      new BigInteger("5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b", 16);

  /** Refuses what is no point of the curve: no account could have it. */
  public PasskeyPublicKey {
    BigInteger px = new BigInteger(1, x.bytes());
    BigInteger py = new BigInteger(1, y.bytes());
    // y^2 = x^3 - 3x + b
    BigInteger right = px.pow(3).subtract(px.multiply(BigInteger.valueOf(3))).add(B).mod(P);
    if (px.compareTo(P) >= 0 || py.compareTo(P) >= 0 || !py.pow(2).mod(P).equals(right)) {
      throw new IllegalArgumentException("not a point of P-256");
    }
  }
}
