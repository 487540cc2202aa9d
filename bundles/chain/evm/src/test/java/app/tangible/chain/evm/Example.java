package app.tangible.chain.evm;

import app.tangible.chain.Account;
import app.tangible.chain.Bytes32;
import app.tangible.chain.EditionTerms;
import java.util.concurrent.atomic.AtomicLong;

/** Values for tests; each call gives another one. */
final class Example {

  static final Account STUDIO = new Account("0x" + "5".repeat(40));
  static final Account OWNER = new Account("0x" + "a".repeat(40));
  private static final AtomicLong LAST = new AtomicLong(0xbeef00);

  private Example() {}

  static Bytes32 word() {
    return new Bytes32("0x" + "%064x".formatted(LAST.incrementAndGet()));
  }

  static EditionTerms terms() {
    return terms("HD");
  }

  static EditionTerms terms(String quality) {
    return new EditionTerms(
        new Bytes32("0x" + "f1".repeat(16) + "00".repeat(16)),
        word(),
        quality,
        STUDIO,
        13_000_000,
        1500);
  }
}
