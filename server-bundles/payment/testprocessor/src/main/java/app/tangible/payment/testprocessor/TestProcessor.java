package app.tangible.payment.testprocessor;

import app.tangible.database.Database;
import app.tangible.keys.ServerKeys;
import app.tangible.payment.ForgedWebhookException;
import app.tangible.payment.PaymentEvent;
import app.tangible.payment.PaymentProcessor;
import app.tangible.web.Answers;
import app.tangible.web.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * Behaves like a card processor: intents, confirmation, declined cards, signed webhooks delivered
 * until they are taken, some of them twice. Keeps no card number.
 */
@Component(
    service = {PaymentProcessor.class, TestProcessor.class},
    configurationPid = "app.tangible.payment.testprocessor")
@JakartarsResource
@Designate(ocd = TestProcessor.Config.class)
@Path("/processor")
@Produces(MediaType.APPLICATION_JSON)
public final class TestProcessor implements PaymentProcessor, AutoCloseable {

  /** Where it reports. */
  @ObjectClassDefinition
  public @interface Config {
    /** Address of the webhook; empty: this machine, at the port where a payment is confirmed. */
    @AttributeDefinition
    String webhookAddress() default "";
  }

  private final Intents intents;
  private final WebhookSignature signature;
  private final Deliveries deliveries;
  private final String webhookAddress;

  /** Goes on delivering what was not taken. */
  @Activate
  public TestProcessor(@Reference Database database, @Reference ServerKeys keys, Config config) {
    this(database, keys, config.webhookAddress(), Clock.systemUTC());
  }

  /** By this clock. */
  public TestProcessor(Database database, ServerKeys keys, String webhookAddress, Clock clock) {
    this.webhookAddress = webhookAddress;
    signature = new WebhookSignature(keys.secretFor("payment/testprocessor"));
    intents = new Intents(database, clock);
    deliveries = new Deliveries(database, signature, clock);
  }

  /** A card and the right to pay with it. */
  public record Confirmation(String clientSecret, String card) {
    @Override
    public String toString() {
      return "Confirmation"; // a card number is nobody's to print
    }
  }

  /** The intent's state after a confirmation. */
  public record Confirmed(String status) {}

  @Override
  public Intent intent(String reference, Amount amount) {
    return intents.create(reference, amount);
  }

  @Override
  public void refund(String reference, Amount amount) {
    intents.refund(reference, amount);
  }

  @Override
  public PaymentEvent read(String header, byte[] body, Instant now) throws ForgedWebhookException {
    signature.check(header, body, now);
    return EventJson.read(body);
  }

  /** Pays. Confirming twice is confirming once. */
  @POST
  @Path("/intents/{intent}/confirm")
  @Consumes(MediaType.APPLICATION_JSON)
  @Answers(body = Confirmed.class)
  public Confirmed confirm(
      @PathParam("intent") String intent,
      Confirmation confirmation,
      @Context HttpServletRequest request) {
    String webhook =
        webhookAddress.isEmpty()
            ? "http://127.0.0.1:" + request.getLocalPort() + "/v1/payments/webhook"
            : webhookAddress;
    return confirm(intent, confirmation, URI.create(webhook));
  }

  /** Pays, and reports to this address. */
  public Confirmed confirm(String intent, Confirmation confirmation, URI webhook) {
    if (confirmation.card() == null || confirmation.clientSecret() == null) {
      throw new ProblemException(400, "malformed", "clientSecret and card are needed.");
    }
    Intents.Outcome outcome =
        intents.confirm(intent, confirmation.clientSecret(), Card.of(confirmation.card()), webhook);
    deliveries.wake();
    return switch (outcome) {
      case SUCCEEDED -> new Confirmed("succeeded");
      case DECLINED ->
          throw new ProblemException(
              402, "card-declined", "The card was declined: no money was taken. Try another card.");
      case UNKNOWN -> throw new ProblemException(404, "unknown-intent", "There is no such intent.");
    };
  }

  @Override
  @Deactivate
  public void close() {
    deliveries.close();
  }
}
