package app.tangible.store;

import java.net.URI;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Extension point: pays a payment intent. Register it as an OSGi service with a {@code
 * payment.method} property.
 */
@ConsumerType
@FunctionalInterface
public interface PaymentMethod {

  /**
   * Confirms the intent. May block and talk to a person. Safe to repeat for the same intent.
   *
   * @throws StoreException when the payment is declined; the message is for a person
   */
  void confirm(PaymentIntent intent);

  /**
   * What is to be paid.
   *
   * @param id the processor's id
   * @param clientSecret lets the bearer confirm this intent and nothing else
   * @param confirmAt where the processor takes the confirmation
   */
  record PaymentIntent(String id, String clientSecret, URI confirmAt, Money amount) {}
}
