package app.tangible.issuing;

import app.tangible.licence.LicenceId;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where one purchase is.
 *
 * @param payment none for what costs nothing
 * @param licence once it is issued
 * @param transaction of the mint or sale, 0x and 64 hex digits
 * @param token decimal
 * @param gas that it used
 * @param problem what happened; unless the payment failed it goes on by itself
 */
public record Purchase(
    String id,
    State state,
    Optional<Payment> payment,
    Optional<LicenceId> licence,
    Optional<String> transaction,
    Optional<String> token,
    OptionalLong gas,
    Optional<String> problem) {

  /** The states of docs/protocols/purchase.md. */
  public enum State {
    PAYMENT_PENDING,
    PAYMENT_FAILED,
    PAID,
    MINTED,
    ANCHORED,
    ISSUED,
    REFUNDING,
    REFUNDED
  }

  /** What is to be paid, and how. */
  public record Payment(
      String intent, String clientSecret, String confirmAt, long minorUnits, String currency) {
    @Override
    public String toString() {
      return "Payment[" + intent + "]";
    }
  }
}
