package app.tangible.transfer;

/** What bytes from a supplier cost, cheapest first. */
public enum Cost {
  /** This house's own line. */
  NOTHING,
  /** A home, perhaps paid by receipt from the sale. */
  RECEIPT,
  /** A line that the seller pays for by the byte. */
  MONEY
}
