package app.tangible.payment;

import java.time.Instant;
import org.osgi.annotation.versioning.ProviderType;

/** Whoever takes the money. Safe for use by several threads. */
@ProviderType
public interface PaymentProcessor {

  /**
   * Asks for an amount. A second call with the same reference answers the same intent.
   *
   * @param reference ours, such as the purchase id
   * @throws PaymentException when the processor cannot be reached
   */
  Intent intent(String reference, Amount amount);

  /**
   * Gives back all that was paid for this reference. A second call finds the first one's: the money
   * goes back once.
   *
   * @throws PaymentException when the processor cannot be reached, or nothing of this amount was
   *     paid
   */
  void refund(String reference, Amount amount);

  /**
   * Reads a webhook.
   *
   * @param signature the signature header
   * @param body exactly as it came
   * @throws ForgedWebhookException when it is not the processor's, or too old
   */
  PaymentEvent read(String signature, byte[] body, Instant now) throws ForgedWebhookException;

  /** An amount in minor units of an ISO 4217 currency. */
  record Amount(long minorUnits, String currency) {}

  /**
   * What the buyer needs to pay.
   *
   * @param id at the processor
   * @param clientSecret lets its holder pay this intent, and nothing else
   * @param confirmAt absolute, or relative to this server
   */
  record Intent(String id, String clientSecret, String confirmAt) {
    @Override
    public String toString() {
      return "Intent[" + id + "]";
    }
  }
}
