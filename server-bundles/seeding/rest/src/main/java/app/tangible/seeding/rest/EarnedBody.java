package app.tangible.seeding.rest;

import app.tangible.transfer.VoucherDesk.Earned;
import java.util.List;

/** What an address earned with one edition; in units of the coin. */
public record EarnedBody(
    String edition, String film, long heldBytes, long heldUnits, long paidBytes, long paidUnits) {

  /** All editions, the newest first. */
  public record Page(String address, List<EarnedBody> editions) {}

  static EarnedBody of(Earned e) {
    return new EarnedBody(
        Long.toUnsignedString(e.edition()),
        e.film().hex(),
        e.heldBytes(),
        e.heldUnits(),
        e.paidBytes(),
        e.paidUnits());
  }
}
