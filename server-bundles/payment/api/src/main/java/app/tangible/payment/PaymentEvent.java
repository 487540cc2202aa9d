package app.tangible.payment;

import java.time.Instant;

/**
 * What the processor says of an intent.
 *
 * @param id the same at every delivery of this event
 * @param reference ours
 */
public record PaymentEvent(
    String id,
    Kind kind,
    String intent,
    String reference,
    PaymentProcessor.Amount amount,
    Instant created) {

  /** What happened. */
  public enum Kind {
    SUCCEEDED,
    FAILED
  }
}
