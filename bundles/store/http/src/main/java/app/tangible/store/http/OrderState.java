package app.tangible.store.http;

import app.tangible.licence.LicenceId;
import app.tangible.store.PaymentMethod.PaymentIntent;
import com.fasterxml.jackson.databind.JsonNode;

/** A purchase as the store's interface tells it. */
record OrderState(String purchase, State state, JsonNode document) {

  /** Where the store is with it. */
  enum State {
    PAYMENT_PENDING,
    PAID,
    MINTED,
    ANCHORED,
    ISSUED,
    PAYMENT_FAILED,
    REFUNDED
  }

  static OrderState read(byte[] body) {
    JsonNode document = Json.read(body);
    try {
      return new OrderState(
          Json.text(document, "purchase", 100),
          State.valueOf(Json.text(document, "state", 50)),
          document);
    } catch (IllegalArgumentException e) {
      throw Json.unreadable();
    }
  }

  PaymentIntent payment() {
    JsonNode payment = document.path("payment");
    try {
      return new PaymentIntent(
          Json.text(payment, "intent", 200),
          Json.text(payment, "clientSecret", 500),
          Json.address(Json.text(payment, "confirmAt", 2000)),
          Offers.money(payment.path("amount")));
    } catch (IllegalArgumentException e) {
      throw Json.unreadable();
    }
  }

  LicenceId licence() {
    try {
      return new LicenceId(Json.text(document, "licence", 32));
    } catch (IllegalArgumentException e) {
      throw Json.unreadable();
    }
  }

  /** What went wrong in the store's words; blank where it says nothing. */
  String problem() {
    String said = document.path("problem").asText("");
    return said.substring(0, Math.min(said.length(), 300)).replaceAll("\\p{Cntrl}", " ");
  }
}
