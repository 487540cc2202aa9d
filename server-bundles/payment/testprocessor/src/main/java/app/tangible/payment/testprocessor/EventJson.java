package app.tangible.payment.testprocessor;

import app.tangible.payment.ForgedWebhookException;
import app.tangible.payment.PaymentEvent;
import app.tangible.payment.PaymentProcessor.Amount;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;

/** An event as it is sent. */
final class EventJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private EventJson() {}

  static String write(PaymentEvent event) {
    ObjectNode json =
        JSON.createObjectNode()
            .put("id", event.id())
            .put(
                "type",
                event.kind() == PaymentEvent.Kind.SUCCEEDED
                    ? "payment.succeeded"
                    : "payment.failed")
            .put("created", event.created().getEpochSecond())
            .put("intent", event.intent())
            .put("reference", event.reference());
    json.putObject("amount")
        .put("minorUnits", event.amount().minorUnits())
        .put("currency", event.amount().currency());
    try {
      return JSON.writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an event is always JSON", e);
    }
  }

  /** The signature is checked before: whatever is odd here was not sent by us. */
  static PaymentEvent read(byte[] body) throws ForgedWebhookException {
    try {
      JsonNode json = JSON.readTree(body);
      return new PaymentEvent(
          text(json, "id"),
          switch (text(json, "type")) {
            case "payment.succeeded" -> PaymentEvent.Kind.SUCCEEDED;
            case "payment.failed" -> PaymentEvent.Kind.FAILED;
            default -> throw new ForgedWebhookException("the event is of an unknown type");
          },
          text(json, "intent"),
          text(json, "reference"),
          new Amount(
              json.path("amount").path("minorUnits").asLong(-1),
              text(json.path("amount"), "currency")),
          Instant.ofEpochSecond(json.path("created").asLong()));
    } catch (IOException e) {
      throw new ForgedWebhookException("the event is not JSON");
    }
  }

  private static String text(JsonNode json, String name) throws ForgedWebhookException {
    JsonNode value = json.path(name);
    if (!value.isTextual() || value.asText().isEmpty() || value.asText().length() > 100) {
      throw new ForgedWebhookException("the event has no " + name);
    }
    return value.asText();
  }
}
