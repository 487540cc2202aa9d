package app.tangible.store;

/** Who gets what of a resale. The three are the price. */
public record Split(Money seller, Money studio, Money platform) {

  /** Refuses shares of different currencies. */
  public Split {
    if (!seller.currency().equals(studio.currency())
        || !seller.currency().equals(platform.currency())) {
      throw new IllegalArgumentException("a price is divided in one currency");
    }
  }
}
