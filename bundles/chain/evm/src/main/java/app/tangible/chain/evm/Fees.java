package app.tangible.chain.evm;

import java.math.BigInteger;

/** What a transaction offers per unit of gas, in wei (EIP-1559). */
record Fees(BigInteger priority, BigInteger max) {

  private static final BigInteger EIGHT = BigInteger.valueOf(8);

  /** Room for the base fee to double before the transaction is too cheap. */
  static Fees suggested(BigInteger baseFee, BigInteger priority) {
    return new Fees(priority, baseFee.shiftLeft(1).add(priority));
  }

  /** Nodes take a replacement that offers at least a tenth more; this is an eighth. */
  Fees raised() {
    return new Fees(raised(priority), raised(max));
  }

  Fees atLeast(Fees other) {
    return new Fees(priority.max(other.priority), max.max(other.max));
  }

  Fees atMost(BigInteger limit) {
    return new Fees(priority.min(limit), max.min(limit));
  }

  private static BigInteger raised(BigInteger fee) {
    return fee.add(fee.divide(EIGHT)).add(BigInteger.ONE);
  }
}
