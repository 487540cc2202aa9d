package app.tangible.store.http;

import app.tangible.decoder.Decoder;
import app.tangible.identity.Identity;
import app.tangible.library.Library;
import app.tangible.licence.LicenceChecker;
import app.tangible.store.Offer;
import app.tangible.store.PaymentMethod;
import app.tangible.store.Purchase;
import app.tangible.store.Store;
import app.tangible.store.StoreException;
import app.tangible.store.http.StoreClient.Call;
import app.tangible.transfer.Transfers;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The store at one HTTP address. Goes on by itself with what a kill interrupted. */
@Component(configurationPid = "app.tangible.store.http")
@Designate(ocd = HttpStore.Config.class)
public final class HttpStore implements Store {

  private static final Logger LOG = LoggerFactory.getLogger(HttpStore.class);
  private static final int MAX_QUERY = 200;

  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("store-", 0).factory());
  private final Closing closing = new Closing();
  private final Till till = new Till();
  private final StoreClient client;
  private final Leases leases;
  private final Purchases purchases;
  private final Duration renewEvery;
  private final Duration renewAfterFailure;

  /** What can be set. */
  @ObjectClassDefinition(name = "Store over HTTP")
  public @interface Config {
    @AttributeDefinition(description = "Address of the store")
    String server() default "http://127.0.0.1:8470";

    @AttributeDefinition(description = "Seconds to wait for an answer")
    int timeoutSeconds() default 20;

    @AttributeDefinition(description = "First pause after a failure, doubled each time")
    int firstRetryMillis() default 1000;

    @AttributeDefinition(description = "Longest pause after a failure")
    int maxRetrySeconds() default 60;

    @AttributeDefinition(description = "Hours between two looks at the leases")
    int renewHours() default 24;
  }

  /** Resumes what is under way and looks at the leases, both in the background. */
  @Activate
  public HttpStore(
      @Reference Library library,
      @Reference Identity identity,
      @Reference Decoder decoder,
      @Reference Transfers transfers,
      @Reference LicenceChecker checker,
      Config config) {
    this(library, identity, decoder, transfers, checker, config, Clock.systemUTC());
  }

  HttpStore(
      Library library,
      Identity identity,
      Decoder decoder,
      Transfers transfers,
      LicenceChecker checker,
      Config config,
      Clock clock) {
    if (config.renewHours() < 1) {
      throw new IllegalArgumentException("renewHours is at least 1, got " + config.renewHours());
    }
    renewEvery = Duration.ofHours(config.renewHours());
    renewAfterFailure = Duration.ofMinutes(10);
    Pauses pauses =
        new Pauses(
            Duration.ofMillis(config.firstRetryMillis()),
            Duration.ofSeconds(config.maxRetrySeconds()));
    client =
        new StoreClient(
            URI.create(config.server()),
            identity,
            clock,
            Duration.ofSeconds(config.timeoutSeconds()),
            threads);
    Licences licences = new Licences(client, checker, identity);
    leases = new Leases(library, checker, licences, clock);
    purchases =
        new Purchases(
            library,
            new Checkout(client, library, identity, decoder, licences, till, closing),
            new Delivery(client, library, transfers, closing),
            closing,
            pauses,
            threads);
    purchases.resume();
    threads.execute(this::renewNowAndThen);
  }

  /** A way to pay came. */
  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  public void addPaymentMethod(PaymentMethod method) {
    till.add(method);
  }

  /** A way to pay went. */
  public void removePaymentMethod(PaymentMethod method) {
    till.remove(method);
  }

  @Override
  public List<Offer> browse(String query) {
    String bounded = query.strip().substring(0, Math.min(query.strip().length(), MAX_QUERY));
    String path =
        "/v1/films?query="
            + URLEncoder.encode(bounded, StandardCharsets.UTF_8).replace("+", "%20")
            + "&limit="
            + Offers.MAX_OFFERS;
    return switch (client.call(Call.get(path))) {
      case Answer.Good good -> Offers.list(Json.read(good.body()).path("films"));
      case Answer.Refused refused ->
          throw new StoreException(Messages.text("refused", refused.detail()), false);
    };
  }

  @Override
  public Purchase buy(Offer offer) {
    return purchases.buy(offer);
  }

  @Override
  public List<Purchase> purchases() {
    return purchases.list();
  }

  @Override
  public int renewLeases() {
    return leases.renew();
  }

  private void renewNowAndThen() {
    Duration pause;
    do {
      try {
        LOG.debug("{} leases renewed", leases.renew());
        pause = renewEvery;
      } catch (RuntimeException e) {
        LOG.debug("leases not renewed: {}", e.getMessage());
        pause = renewAfterFailure;
      }
    } while (closing.pause(pause));
  }

  /** Stops; what is under way goes on at the next start. */
  @Deactivate
  public void close() {
    closing.close();
    client.close();
    threads.shutdown();
    try {
      if (!threads.awaitTermination(5, TimeUnit.SECONDS)) {
        LOG.warn("a payment method does not return; it is left alone");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
