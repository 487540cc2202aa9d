package app.tangible.royalty;

import app.tangible.chain.Account;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a studio's account earned. All amounts are units of the stablecoin.
 *
 * @param lines in the order of the chain, at most {@value #MAX_LINES}
 * @param complete whether that is all of them; the sums are of all, always
 * @param paid sent to the account at once
 * @param owed kept by the contract because the account could not be paid
 * @param payable from sales by card, which the platform took the money of
 * @param openOwed what the contract owes the account at the end, whenever it was earned
 * @param openPayable what the platform owes it at the end
 */
public record Statement(
    Account studio,
    Instant from,
    Instant to,
    List<Line> lines,
    boolean complete,
    long paid,
    long owed,
    long payable,
    long openOwed,
    long openPayable) {

  /** Most lines of one statement. */
  public static final int MAX_LINES = 10_000;

  /** Copies. */
  public Statement {
    lines = List.copyOf(lines);
  }

  /** Of what. */
  public enum Kind {
    FIRST_SALE,
    CARD_SALE,
    RESALE
  }

  /** How it came to the account. */
  public enum Settled {
    PAID,
    OWED,
    PAYABLE
  }

  /**
   * One sale.
   *
   * @param title of the film, where the catalogue knows it
   * @param price what the buyer gave
   * @param share what the studio's account got of it
   */
  public record Line(
      Instant time,
      Kind kind,
      long edition,
      Optional<String> title,
      String token,
      String transaction,
      long price,
      long share,
      Settled settled) {}
}
