package app.tangible.store.http;

import app.tangible.decoder.Decoder;
import app.tangible.host.HouseRules;
import app.tangible.identity.Identity;
import app.tangible.identity.OwnerKeys;
import app.tangible.library.FilmReader;
import app.tangible.library.Library;
import app.tangible.licence.LicenceChecker;
import app.tangible.licence.LicenceId;
import app.tangible.store.Household;
import app.tangible.store.Market;
import app.tangible.store.Offer;
import app.tangible.store.PaymentMethod;
import app.tangible.store.Proposal;
import app.tangible.store.Purchase;
import app.tangible.store.Removal;
import app.tangible.store.Resale;
import app.tangible.store.Sale;
import app.tangible.store.Store;
import app.tangible.store.StoreException;
import app.tangible.store.Terms;
import app.tangible.transfer.Transfers;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The store at one HTTP address. Goes on by itself with what a kill interrupted. */
@Component(configurationPid = "app.tangible.store.http")
@Designate(ocd = HttpStore.Config.class)
public final class HttpStore implements Store, Market {

  private static final Logger LOG = LoggerFactory.getLogger(HttpStore.class);

  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("store-", 0).factory());
  private final Closing closing = new Closing();
  private final Till till = new Till();
  private final StoreClient client;
  private final Purchases purchases;
  private final Room room;
  private final Shelf shelf;
  private final Households households;
  private final Partings partings;
  private final Selling selling;
  private final Sync sync;
  private final Duration syncEvery;
  private final Duration syncAfterFailure;

  /** Who may spend and sell; nobody to ask while the library is not open. */
  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  volatile @Nullable HouseRules rules;

  /** Asked for when they are needed: who plays needs the store. */
  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  volatile List<ComponentServiceObjects<FilmReader>> filmReaders = List.of();

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

    @AttributeDefinition(description = "Hours between two looks at the leases and at what moved")
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
      @Reference OwnerKeys ownerKeys,
      Config config) {
    this(library, identity, decoder, transfers, checker, ownerKeys, config, Clock.systemUTC());
  }

  HttpStore(
      Library library,
      Identity identity,
      Decoder decoder,
      Transfers transfers,
      LicenceChecker checker,
      OwnerKeys ownerKeys,
      Config config,
      Clock clock) {
    if (config.renewHours() < 1) {
      throw new IllegalArgumentException("renewHours is at least 1, got " + config.renewHours());
    }
    syncEvery = Duration.ofHours(config.renewHours());
    syncAfterFailure = Duration.ofMinutes(10);
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
    Grants grants = new Grants(identity, decoder);
    Licences licences = new Licences(client, checker, identity, decoder::strict);
    Checkout checkout = new Checkout(client, library, grants, licences, till, closing);
    Delivery delivery =
        new Delivery(
            client, library, transfers, new Entitlements(client, checker, identity), closing);
    Readers readers = new Readers(library, decoder, () -> filmReaders);
    Eraser eraser = new Eraser(library, transfers, readers);
    shelf = new Shelf(client, library, checker, identity);
    households = new Households(client, identity, ownerKeys, grants);
    purchases = new Purchases(library, checkout, delivery, closing, pauses, threads);
    room = new Room(library, readers, purchases);
    Reissuing reissuing = new Reissuing(library, checkout, licences);
    sync =
        new Sync(
            new Leases(library, checker, licences, eraser, decoder::strict, clock),
            new MovedNews(client, library, decoder),
            new Rehousing(library, checker, identity, reissuing, purchases::fetchMissing, threads),
            new Claims(client, library, checker, purchases));
    partings = new Partings(library, parting -> afterwards());
    PartingWorkflow.Desk desk =
        new PartingWorkflow.Desk(
            client,
            new Placing(client, library, identity, decoder, checker, licences),
            new Withdrawal(client, library, identity, checker),
            new Returning(library, reissuing, licences),
            eraser);
    selling = new Selling(library, checker, partings, desk, clock, closing, pauses, threads);
    purchases.resume();
    selling.resume();
    threads.execute(this::syncNowAndThen);
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
    return shelf.browse(query);
  }

  @Override
  public Purchase buy(Offer offer) {
    refuseWhoMayNot();
    return purchases.buy(offer);
  }

  @Override
  public void giveUp(LicenceId licence) {
    refuseWhoMayNot();
    purchases.giveUp(licence);
  }

  @Override
  public Removal makeRoom(LicenceId licence) {
    refuseWhoMayNot();
    return room.make(licence);
  }

  @Override
  public void fetch(LicenceId licence) {
    refuseWhoMayNot();
    purchases.fetch(licence);
  }

  @Override
  public List<Purchase> purchases() {
    return purchases.list();
  }

  @Override
  public int renewLeases() {
    return sync.renew();
  }

  @Override
  public List<Resale> offers(String query) {
    return shelf.resales(query);
  }

  @Override
  public List<Resale> toMe() {
    return shelf.toMe();
  }

  @Override
  public List<Sale> mine() {
    return partings.sales();
  }

  @Override
  public Terms terms(LicenceId licence) {
    return shelf.terms(licence);
  }

  @Override
  public Sale offer(LicenceId licence, Proposal proposal) {
    refuseWhoMayNot();
    return selling.offer(licence, proposal);
  }

  @Override
  public void cancel(Sale sale) {
    refuseWhoMayNot();
    selling.cancel(sale);
  }

  @Override
  public Purchase accept(Resale offer) {
    refuseWhoMayNot();
    return purchases.accept(offer);
  }

  @Override
  public String householdCode() {
    return households.code();
  }

  @Override
  public Household household(String code) {
    return households.find(code);
  }

  @Override
  public int sync() {
    return sync.run();
  }

  @Override
  public boolean renew(LicenceId licence) {
    return sync.renew(licence);
  }

  @Override
  public AutoCloseable onChange(Runnable listener) {
    return partings.onChange(listener);
  }

  /** What is under way goes on, whoever watches; only beginning and taking back is a person's. */
  private void refuseWhoMayNot() {
    HouseRules asked = rules;
    Optional<String> refusal = asked == null ? Optional.empty() : asked.refusal();
    if (refusal.isPresent()) {
      throw new StoreException(refusal.get(), false);
    }
  }

  /** A licence is gone, or back: others may have moved too, and a film may have to be fetched. */
  private void afterwards() {
    purchases.fetchMissing();
    threads.execute(
        () -> {
          try {
            sync.learn();
          } catch (RuntimeException e) {
            LOG.debug("what moved is learnt later: {}", e.getMessage());
          }
        });
  }

  private void syncNowAndThen() {
    Duration pause;
    do {
      try {
        LOG.debug("{} leases renewed", sync.run());
        pause = syncEvery;
      } catch (RuntimeException e) {
        LOG.debug("not in step with the store: {}", e.getMessage());
        pause = syncAfterFailure;
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
