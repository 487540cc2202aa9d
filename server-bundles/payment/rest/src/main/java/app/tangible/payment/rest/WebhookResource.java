package app.tangible.payment.rest;

import app.tangible.payment.ForgedWebhookException;
import app.tangible.payment.PaymentEvent;
import app.tangible.payment.PaymentListener;
import app.tangible.payment.PaymentProcessor;
import app.tangible.web.Answers;
import app.tangible.web.ProblemException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The processor's webhook. It is not there until somebody listens, so that no event is lost. */
@Component(service = WebhookResource.class)
@JakartarsResource
@Path("/v1/payments/webhook")
@Produces(MediaType.APPLICATION_JSON)
public final class WebhookResource {

  private static final Logger log = LoggerFactory.getLogger(WebhookResource.class);

  private final PaymentProcessor processor;
  private final List<PaymentListener> listeners;
  private final Clock clock;

  /** By the system's clock. */
  @Activate
  public WebhookResource(
      @Reference PaymentProcessor processor,
      @Reference(
              cardinality = ReferenceCardinality.AT_LEAST_ONE,
              policyOption = ReferencePolicyOption.GREEDY)
          List<PaymentListener> listeners) {
    this(processor, listeners, Clock.systemUTC());
  }

  /** By this clock. */
  public WebhookResource(PaymentProcessor processor, List<PaymentListener> listeners, Clock clock) {
    this.processor = processor;
    this.listeners = List.copyOf(listeners);
    this.clock = clock;
  }

  /** Takes an event; the same one again changes nothing. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Answers
  public Response event(
      @HeaderParam("Tangible-Signature") @Nullable String signature, byte[] body) {
    try {
      PaymentEvent event =
          processor.read(signature == null ? "" : signature, body, clock.instant());
      listeners.forEach(listener -> listener.on(event));
      return Response.ok().build();
    } catch (ForgedWebhookException e) {
      log.warn("a webhook was refused: {}", e.getMessage());
      throw new ProblemException(
          400, "webhook-signature", "The webhook is not signed by the processor, or too old.");
    }
  }
}
