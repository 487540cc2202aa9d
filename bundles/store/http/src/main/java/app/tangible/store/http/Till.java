package app.tangible.store.http;

import app.tangible.store.PaymentMethod;
import app.tangible.store.StoreException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The ways to pay that are installed now; the first that came is used. */
final class Till {

  private final List<PaymentMethod> methods = new CopyOnWriteArrayList<>();

  void add(PaymentMethod method) {
    methods.add(method);
  }

  void remove(PaymentMethod method) {
    methods.remove(method);
  }

  /**
   * @throws StoreException when it is declined, or there is no way to pay
   */
  void pay(PaymentMethod.PaymentIntent intent) {
    methods.stream()
        .findFirst()
        .orElseThrow(() -> new StoreException(Messages.text("noPaymentMethod"), true))
        .confirm(intent);
  }
}
