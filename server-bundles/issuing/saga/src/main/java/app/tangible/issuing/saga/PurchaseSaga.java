package app.tangible.issuing.saga;

import app.tangible.accounts.Households;
import app.tangible.accounts.Mandates;
import app.tangible.catalogue.Catalogue;
import app.tangible.chain.LicenceMarket;
import app.tangible.chain.LicenceRegistry;
import app.tangible.chain.TokenId;
import app.tangible.content.FilmSealer;
import app.tangible.database.Changes;
import app.tangible.database.Database;
import app.tangible.database.DueWork;
import app.tangible.identity.DeviceGrant;
import app.tangible.identity.DeviceId;
import app.tangible.identity.OwnerKeys;
import app.tangible.issuing.Licences;
import app.tangible.issuing.Order;
import app.tangible.issuing.Purchase;
import app.tangible.issuing.Purchases;
import app.tangible.issuing.saga.PurchaseProtocol.Rule;
import app.tangible.keys.ServerKeys;
import app.tangible.licence.LicenceChecker;
import app.tangible.licence.LicenceId;
import app.tangible.licence.LicenceWriter;
import app.tangible.licence.TrustRoots;
import app.tangible.log.CertificateLog;
import app.tangible.payment.PaymentEvent;
import app.tangible.payment.PaymentListener;
import app.tangible.payment.PaymentProcessor;
import app.tangible.resale.OfferBook;
import app.tangible.web.HealthCheck;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Moves purchases through the state table, with one worker for each kind of work. */
@Component(
    service = {Purchases.class, Licences.class, PaymentListener.class, HealthCheck.class},
    configurationPid = "app.tangible.issuing.saga")
@Designate(ocd = PurchaseSaga.Config.class)
public final class PurchaseSaga
    implements Purchases, Licences, PaymentListener, HealthCheck, AutoCloseable {

  /** What licences of this server grant. */
  @ObjectClassDefinition
  public @interface Config {
    /** How long a lease is good for. */
    @AttributeDefinition
    long leaseSeconds() default 30L * 24 * 3_600;

    /** How long a film plays on after its lease. */
    @AttributeDefinition
    long graceSeconds() default 7L * 24 * 3_600;

    /** Largest picture height at the lowest decoder level. */
    @AttributeDefinition
    int maxHeightPixels() default 2_160;
  }

  private final Changes changes = new Changes();
  private final LicenceRegistry registry;
  private final OfferBook offers;
  private final Counter counter;
  private final Holdings holdings;
  private final Payments payments;
  private final PurchaseTable purchases;
  private final Leases leases;
  private final LicenceIssuer issuer;
  private final DueWork minting;
  private final DueWork settling;
  private final DueWork refunding;
  private final DueWork anchoring;
  private final DueWork issuing;

  /** Goes on with every purchase that is under way. */
  @Activate
  public PurchaseSaga(
      @Reference Database database,
      @Reference ServerKeys keys,
      @Reference Catalogue catalogue,
      @Reference PaymentProcessor processor,
      @Reference LicenceRegistry registry,
      @Reference LicenceMarket market,
      @Reference OfferBook offers,
      @Reference Households households,
      @Reference Mandates mandates,
      @Reference CertificateLog certificates,
      @Reference LicenceWriter writer,
      @Reference LicenceChecker checker,
      @Reference FilmSealer sealer,
      @Reference OwnerKeys owners,
      Config config) {
    this(
        database,
        keys,
        catalogue,
        processor,
        registry,
        market,
        offers,
        households,
        mandates,
        certificates,
        writer,
        checker,
        sealer,
        owners,
        new Terms(
            Duration.ofSeconds(config.leaseSeconds()),
            Duration.ofSeconds(config.graceSeconds()),
            config.maxHeightPixels()),
        Clock.systemUTC(),
        step -> {});
  }

  PurchaseSaga(
      Database database,
      ServerKeys keys,
      Catalogue catalogue,
      PaymentProcessor processor,
      LicenceRegistry registry,
      LicenceMarket market,
      OfferBook offers,
      Households households,
      Mandates mandates,
      CertificateLog certificates,
      LicenceWriter writer,
      LicenceChecker checker,
      FilmSealer sealer,
      OwnerKeys owners,
      Terms terms,
      Clock clock,
      CutPoint cut) {
    this.registry = registry;
    this.offers = offers;
    purchases = new PurchaseTable(database, offers, clock);
    BatchTable batches = new BatchTable(database, purchases, certificates, clock);
    LicenceTable licences = new LicenceTable(database, offers, purchases);
    issuer =
        new LicenceIssuer(
            keys, sealer, writer, checker, registry, certificates, catalogue, owners, terms);
    Reissues reissues =
        new Reissues(database, purchases, offers, registry, owners, mandates, catalogue, clock);
    holdings = new Holdings(database, households, mandates, owners);
    counter =
        new Counter(
            database,
            purchases,
            catalogue,
            offers,
            reissues,
            processor,
            households,
            mandates,
            clock,
            cut);
    payments = new Payments(purchases, cut);
    leases = new Leases(licences, registry, issuer, mandates, clock);
    MintLane mint = new MintLane(purchases, registry, issuer, this::moved, cut);
    AnchorLane anchor =
        new AnchorLane(
            batches,
            purchases,
            registry,
            new Finality(database, purchases, offers, registry, owners),
            issuer,
            writer,
            certificates,
            keys,
            clock,
            this::moved,
            cut);
    IssueLane issue = new IssueLane(purchases, batches, licences, issuer, clock, this::moved, cut);
    SettleLane settle =
        new SettleLane(database, purchases, offers, market, registry, owners, this::moved, cut);
    RefundLane refund = new RefundLane(database, purchases, processor, this::moved, cut);
    settling = new DueWork("issuing-settle", settle::round, clock);
    refunding = new DueWork("issuing-refund", refund::round, clock);
    minting = new DueWork("issuing-mint", mint::round, clock);
    anchoring = new DueWork("issuing-anchor", anchor::round, clock);
    issuing = new DueWork("issuing-issue", issue::round, clock);
    wake();
  }

  private void wake() {
    minting.wake();
    settling.wake();
    refunding.wake();
    anchoring.wake();
    issuing.wake();
  }

  private void moved(String id) {
    changes.happened(id);
    wake();
  }

  @Override
  public Placed place(DeviceId caller, String key, Order order) {
    Placed placed = counter.place(caller, key, order);
    if (placed instanceof Placed.Created) {
      wake(); // what costs nothing goes on at once
    }
    return placed;
  }

  @Override
  public Placed reissue(DeviceId caller, String key, LicenceId licence, DeviceGrant grant) {
    Placed placed = counter.reissue(caller, key, licence, grant);
    wake();
    return placed;
  }

  @Override
  public Placed claim(DeviceId caller, String key, TokenId token, DeviceGrant grant) {
    Placed placed = counter.claim(caller, key, token, grant);
    wake();
    return placed;
  }

  @Override
  public List<Holding> holdings(DeviceId caller) {
    return holdings.of(caller);
  }

  @Override
  public Optional<Purchase> find(String id, DeviceId caller) {
    return purchases
        .find(id)
        .filter(row -> row.grant().device().equals(caller))
        .map(PurchaseRow::seen);
  }

  @Override
  public Optional<Purchase> await(
      String id, DeviceId caller, Purchase.State known, Duration atMost) {
    return changes.await(
        id,
        () -> find(id, caller),
        found -> found.map(Purchase::state).orElse(null) != known,
        atMost);
  }

  @Override
  public void on(PaymentEvent event) {
    Optional<Rule> rule = payments.paid(event);
    if (rule.isPresent()) {
      moved(event.reference());
      purchases.find(event.reference()).map(PurchaseRow::offer).ifPresent(offers::changed);
    }
  }

  @Override
  public Optional<byte[]> find(LicenceId licence, DeviceId caller) {
    return leases.find(licence, caller);
  }

  @Override
  public Optional<TokenId> token(LicenceId licence, DeviceId caller) {
    return leases.token(licence, caller);
  }

  @Override
  public Renewal renew(LicenceId licence, DeviceId caller) {
    return leases.renew(licence, caller);
  }

  @Override
  public TrustRoots trust() {
    return issuer.trust();
  }

  @Override
  public String name() {
    return "issuing";
  }

  @Override
  public Optional<String> problem() {
    return registry.chainId() > 0 ? Optional.empty() : Optional.of("the chain has no id");
  }

  @Override
  @Deactivate
  public void close() {
    minting.close();
    settling.close();
    refunding.close();
    anchoring.close();
    issuing.close();
  }
}
