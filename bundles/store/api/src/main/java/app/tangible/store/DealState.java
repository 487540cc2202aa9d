package app.tangible.store;

/** Where an offer of another household, or one's own, is. */
public enum DealState {
  /** Keys are being destroyed, or the store has not heard of it yet. */
  PARKING,
  /** To be had. */
  OPEN,
  /** Somebody is paying. */
  RESERVED,
  /** Paid; the chain is writing it down. */
  SETTLING,
  SOLD,
  GIVEN,
  LENT,
  /** Being taken back; no sale can happen once it is. */
  CANCELLING,
  CANCELLED,
  /** Nobody took it in time. */
  LAPSED,
  /** The loan is over. */
  RETURNED,
  /** The store did not take the offer. */
  REFUSED;

  /** Whether the licence is another household's for good. */
  public boolean gone() {
    return this == SOLD || this == GIVEN;
  }

  /** Whether the licence is the household's own again, once its keys are back. */
  public boolean home() {
    return this == CANCELLED || this == LAPSED || this == RETURNED || this == REFUSED;
  }
}
