package app.tangible.store;

/**
 * What the household may do with a licence, and how the price of a resale is divided.
 *
 * @param newPrice what the film costs new
 * @param studioBasisPoints the studio's share of a resale, of 10,000
 * @param platformBasisPoints the platform's
 * @param resale whether it may be sold or given away
 * @param loanable whether it may be lent
 */
public record Terms(
    Money newPrice,
    int studioBasisPoints,
    int platformBasisPoints,
    boolean resale,
    boolean loanable) {

  private static final int WHOLE = 10_000;

  /** Refuses shares that are more than the whole. */
  public Terms {
    if (studioBasisPoints < 0
        || platformBasisPoints < 0
        || studioBasisPoints + platformBasisPoints > WHOLE) {
      throw new IllegalArgumentException(
          "shares of 10000, got " + studioBasisPoints + " and " + platformBasisPoints);
    }
  }

  /** As the licence contract divides: seller and studio rounded down, the platform has the rest. */
  public Split split(Money price) {
    long seller = share(price, WHOLE - studioBasisPoints - platformBasisPoints);
    long studio = share(price, studioBasisPoints);
    return new Split(
        new Money(seller, price.currency()),
        new Money(studio, price.currency()),
        new Money(price.minorUnits() - seller - studio, price.currency()));
  }

  private static long share(Money price, int basisPoints) {
    return Math.multiplyExact(price.minorUnits(), basisPoints) / WHOLE;
  }
}
