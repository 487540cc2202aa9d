package app.tangible.chain;

import java.math.BigInteger;

/**
 * One licence on the chain: {@code editionId << 64 | serial}.
 *
 * @param edition unsigned 64-bit, from 1
 * @param serial unsigned 64-bit, from 1
 */
public record TokenId(long edition, long serial) {

  /** Reads a decimal uint256. */
  public static TokenId parse(String decimal) {
    BigInteger value = new BigInteger(decimal);
    if (value.signum() < 0 || value.bitLength() > 128) {
      throw new IllegalArgumentException("not a token id: " + decimal);
    }
    return new TokenId(value.shiftRight(64).longValue(), value.longValue());
  }

  /** The uint256. */
  public BigInteger value() {
    return new BigInteger(Long.toUnsignedString(edition))
        .shiftLeft(64)
        .or(new BigInteger(Long.toUnsignedString(serial)));
  }

  /** Decimal. */
  @Override
  public String toString() {
    return value().toString();
  }
}
