package app.tangible.store;

/** How a licence goes from one household to another. */
public enum Deal {
  SALE,
  GIFT,
  LOAN
}
