package app.tangible.payment;

import org.osgi.annotation.versioning.ConsumerType;

/** Hears of payments, each at least once and in any order. */
@ConsumerType
@FunctionalInterface
public interface PaymentListener {

  /** Returns once it is on the disk; what it throws makes the processor deliver again. */
  void on(PaymentEvent event);
}
