package app.tangible.chain;

import app.tangible.chain.LicenceMarket.Shares;

/**
 * How the contract shares a resale, to the unit, without asking it: seller and studio are rounded
 * down, the platform takes the rest.
 *
 * @param royaltyBasisPoints the studio's part, of 10,000
 * @param platformBasisPoints the platform's part, of 10,000
 */
public record ResaleSplit(int royaltyBasisPoints, int platformBasisPoints) {

  private static final int WHOLE = 10_000;

  /** Refuses parts that leave the seller less than nothing. */
  public ResaleSplit {
    if (royaltyBasisPoints < 0
        || platformBasisPoints < 0
        || royaltyBasisPoints + (long) platformBasisPoints > WHOLE) {
      throw new IllegalArgumentException(
          "parts of " + royaltyBasisPoints + " and " + platformBasisPoints + " of 10,000");
    }
  }

  /**
   * Shares of a price in units of the coin.
   *
   * @throws IllegalArgumentException when it is negative
   */
  public Shares of(long price) {
    if (price < 0) {
      throw new IllegalArgumentException("a price is not negative");
    }
    long seller = part(price, WHOLE - royaltyBasisPoints - platformBasisPoints);
    long studio = part(price, royaltyBasisPoints);
    return new Shares(seller, studio, price - seller - studio);
  }

  /** Rounded down, exact for every long: the whole ten thousands and the rest apart. */
  private static long part(long price, int basisPoints) {
    return price / WHOLE * basisPoints + price % WHOLE * basisPoints / WHOLE;
  }
}
