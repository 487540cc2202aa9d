package app.tangible.issuing.saga;

import app.tangible.accounts.sql.SqlHouseholds;
import app.tangible.accounts.sql.SqlMandates;
import app.tangible.catalogue.Edition;
import app.tangible.catalogue.Price;
import app.tangible.catalogue.sql.SqlCatalogue;
import app.tangible.chain.Account;
import app.tangible.content.FilmId;
import app.tangible.content.MasterHash;
import app.tangible.content.PieceRoot;
import app.tangible.content.sealed1.MatroskaSealer;
import app.tangible.database.trial.TrialDatabase;
import app.tangible.identity.OwnerKeys;
import app.tangible.identity.bouncycastle.BouncyCastleKeySealing;
import app.tangible.identity.bouncycastle.BouncyCastleOwnerKeys;
import app.tangible.issuing.Purchase;
import app.tangible.issuing.Purchases.Placed;
import app.tangible.keys.wrapped.WrappedKeys;
import app.tangible.licence.certificate.CertificateLicenceChecker;
import app.tangible.licence.certificate.CertificateLicenceWriter;
import app.tangible.licence.certificate.SignedDestructionReceipts;
import app.tangible.licence.certificate.SignedMovedLists;
import app.tangible.licence.certificate.TileTree;
import app.tangible.log.sql.SqlCertificateLog;
import app.tangible.payment.PaymentEvent;
import app.tangible.payment.PaymentProcessor.Amount;
import app.tangible.payment.testprocessor.TestProcessor;
import app.tangible.resale.saga.OfferSaga;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.awaitility.Awaitility;

/** A server home with everything real but the chain; opened and killed as often as needed. */
final class Rig implements AutoCloseable {

  static final FilmId FILM = new FilmId("0f".repeat(16));
  static final byte[] FILM_KEY = new byte[32];
  static final Amount PRICE = new Amount(1_300, "EUR");

  static {
    Arrays.fill(FILM_KEY, (byte) 7);
  }

  final FakeRegistry registry;
  final OwnerKeys owners = new BouncyCastleOwnerKeys();
  final CertificateLicenceChecker checker = new CertificateLicenceChecker(owners);
  final CertificateLicenceWriter writer =
      new CertificateLicenceWriter(new BouncyCastleKeySealing());
  final WrappedKeys keys;
  final TrialDatabase database;
  final SqlCertificateLog certificates;
  final SqlHouseholds households;
  final SqlMandates mandates;
  final TestProcessor processor;
  final OfferSaga offers;
  final PurchaseSaga saga;
  private final Path home;

  Rig(Path home, FakeRegistry registry, CutPoint cut) {
    this.home = home;
    this.registry = registry;
    keys = new WrappedKeys(folder("keys"), "0123456789abcdef0123456789abcdef");
    database = TrialDatabase.open(keys, folder("database"));
    SqlCatalogue catalogue = new SqlCatalogue(database, folder("films"));
    catalogue.publish(
        edition(), new Account("0x" + "11".repeat(20)), keys.wrap(FILM_KEY, "film/" + FILM));
    certificates = new SqlCertificateLog(database, new TileTree(), "tangible.app/certificates");
    processor = new TestProcessor(database, keys, "http://127.0.0.1:1/", Clock.systemUTC());
    SqlHouseholds households = new SqlHouseholds(database, owners);
    this.households = households;
    mandates = new SqlMandates(database, owners, registry);
    offers =
        new OfferSaga(
            database,
            catalogue,
            households,
            registry,
            registry,
            registry,
            checker,
            new SignedDestructionReceipts(),
            new SignedMovedLists(),
            keys,
            owners,
            registry,
            defaults());
    saga =
        new PurchaseSaga(
            database,
            keys,
            catalogue,
            processor,
            registry,
            registry,
            offers,
            households,
            mandates,
            certificates,
            writer,
            checker,
            new MatroskaSealer(),
            owners,
            new Terms(Duration.ofDays(30), Duration.ofDays(7), 2_160),
            Clock.systemUTC(),
            cut);
  }

  private static OfferSaga.Config defaults() {
    return (OfferSaga.Config)
        Proxy.newProxyInstance(
            OfferSaga.class.getClassLoader(),
            new Class<?>[] {OfferSaga.Config.class},
            (proxy, method, arguments) -> method.getDefaultValue());
  }

  private static Edition edition() {
    return new Edition(
        1,
        FILM,
        "Big Buck Bunny",
        2008,
        "Blender Foundation",
        "",
        "HD",
        Duration.ofSeconds(30),
        new Price(PRICE.minorUnits(), PRICE.currency()),
        1_000,
        new MasterHash("ab".repeat(32)),
        new PieceRoot("cd".repeat(32)),
        List.of());
  }

  private Path folder(String name) {
    try {
      return Files.createDirectories(home.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Purchase place(Buyer buyer, String key) {
    return switch (saga.place(buyer.device(), key, buyer.order(1))) {
      case Placed.Created(Purchase purchase) -> purchase;
      case Placed.Repeated(Purchase purchase) -> purchase;
      case Placed other -> throw new AssertionError(other);
    };
  }

  static PaymentEvent succeeded(String event, Purchase purchase) {
    return event(event, PaymentEvent.Kind.SUCCEEDED, purchase);
  }

  static PaymentEvent event(String id, PaymentEvent.Kind kind, Purchase purchase) {
    return new PaymentEvent(
        id, kind, purchase.payment().orElseThrow().intent(), purchase.id(), PRICE, Instant.now());
  }

  Purchase find(Purchase purchase, Buyer buyer) {
    return saga.find(purchase.id(), buyer.device()).orElseThrow();
  }

  Purchase untilIssued(Purchase purchase, Buyer buyer) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> find(purchase, buyer), p -> p.state() == Purchase.State.ISSUED);
  }

  int count(String table) {
    return database
        .transaction(t -> t.first("select count(*) from " + table, row -> row.getInt(1)))
        .orElseThrow();
  }

  @Override
  public void close() {
    saga.close();
    offers.close();
    processor.close();
    database.close();
  }
}
