package app.tangible.store.testcard;

import app.tangible.store.PaymentMethod;
import app.tangible.store.StoreException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** FOR TESTS AND DEMONSTRATIONS ONLY: confirms each intent with one card of the test processor. */
@Component(property = "payment.method=testcard", configurationPid = "app.tangible.store.testcard")
@Designate(ocd = TestCard.Config.class)
public final class TestCard implements PaymentMethod {

  private static final Logger LOG = LoggerFactory.getLogger(TestCard.class);
  private static final int MAX_ANSWER_BYTES = 65_536;

  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("testcard-", 0).factory());
  private final HttpClient client;
  private final Duration timeout;
  private final String card;

  /** What can be set. */
  @ObjectClassDefinition(name = "Test card (nothing is really paid)")
  public @interface Config {
    @AttributeDefinition(description = "Card number that the test processor knows")
    String card() default "4242424242424242";

    @AttributeDefinition(description = "Seconds to wait for the test processor")
    int timeoutSeconds() default 20;
  }

  /** Says that nothing is really paid. */
  @Activate
  public TestCard(Config config) {
    if (!config.card().matches("\\d{12,19}")) {
      throw new IllegalArgumentException("card is 12 to 19 digits");
    }
    if (config.timeoutSeconds() < 1) {
      throw new IllegalArgumentException(
          "timeoutSeconds is at least 1, got " + config.timeoutSeconds());
    }
    card = config.card();
    timeout = Duration.ofSeconds(config.timeoutSeconds());
    client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(timeout)
            .executor(threads)
            .build();
    LOG.warn("the test card is installed: nothing is really paid");
  }

  @Override
  public void confirm(PaymentIntent intent) {
    int status = post(intent);
    switch (status) {
      case 200 -> LOG.debug("intent {} confirmed", intent.id());
      case 402 -> throw new StoreException(Messages.text("declined"), false);
      default -> throw new StoreException(Messages.text("unexpected", status), true);
    }
  }

  private int post(PaymentIntent intent) {
    HttpRequest request =
        HttpRequest.newBuilder(intent.confirmAt())
            .timeout(timeout)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body(intent)))
            .build();
    try {
      return client
          .send(
              request,
              HttpResponse.BodyHandlers.limiting(
                  HttpResponse.BodyHandlers.discarding(), MAX_ANSWER_BYTES))
          .statusCode();
    } catch (IOException e) {
      throw new StoreException(Messages.text("unreachable"), true);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException(Messages.text("unreachable"), true);
    }
  }

  private String body(PaymentIntent intent) {
    try {
      return new ObjectMapper()
          .writeValueAsString(Map.of("clientSecret", intent.clientSecret(), "card", card));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("two strings can always be written", e);
    }
  }

  /** Stops. */
  @Deactivate
  public void close() {
    client.shutdownNow();
    threads.shutdown();
  }
}
