package app.tangible.trial;

import app.tangible.accounts.sql.SqlHouseholds;
import app.tangible.accounts.sql.SqlMandates;
import app.tangible.catalogue.Edition;
import app.tangible.catalogue.Price;
import app.tangible.catalogue.sql.SqlCatalogue;
import app.tangible.chain.Account;
import app.tangible.chain.Bytes32;
import app.tangible.chain.EditionTerms;
import app.tangible.chain.TokenId;
import app.tangible.chain.evm.EvmLicenceRegistry;
import app.tangible.content.FilmId;
import app.tangible.content.MasterHash;
import app.tangible.content.PieceRoot;
import app.tangible.content.sealed1.MatroskaSealer;
import app.tangible.database.trial.TrialDatabase;
import app.tangible.identity.DeviceGrant;
import app.tangible.identity.KeySealing.AgreementPair;
import app.tangible.identity.LoanStatement;
import app.tangible.identity.OwnerSignature;
import app.tangible.identity.bouncycastle.BouncyCastleKeySealing;
import app.tangible.identity.bouncycastle.BouncyCastleOwnerKeys;
import app.tangible.issuing.Order;
import app.tangible.issuing.Order.Item;
import app.tangible.issuing.Purchase;
import app.tangible.issuing.Purchases.Placed;
import app.tangible.issuing.saga.CutSaga;
import app.tangible.issuing.saga.PurchaseSaga;
import app.tangible.keys.wrapped.WrappedKeys;
import app.tangible.licence.Ask;
import app.tangible.licence.LicenceChecker.Question;
import app.tangible.licence.LicenceDocument;
import app.tangible.licence.LicencePackage;
import app.tangible.licence.MovedList;
import app.tangible.licence.SignedDocument;
import app.tangible.licence.Verdict;
import app.tangible.licence.certificate.CertificateLicenceChecker;
import app.tangible.licence.certificate.CertificateLicenceWriter;
import app.tangible.licence.certificate.SignedDestructionReceipts;
import app.tangible.licence.certificate.SignedMovedLists;
import app.tangible.licence.certificate.TileTree;
import app.tangible.log.sql.SqlCertificateLog;
import app.tangible.payment.PaymentEvent;
import app.tangible.payment.PaymentProcessor.Amount;
import app.tangible.payment.testprocessor.TestProcessor;
import app.tangible.resale.OfferRequest;
import app.tangible.resale.OfferRequest.Terms;
import app.tangible.resale.Offers;
import app.tangible.resale.ResaleOffer;
import app.tangible.resale.ResaleOffer.Kind;
import app.tangible.resale.saga.OfferSaga;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.awaitility.Awaitility;

/** Purchases and offers on a real EVM, without HTTP; opened and killed as often as needed. */
final class ResaleRig implements AutoCloseable {

  static final FilmId FILM = new FilmId("0f".repeat(16));
  static final Amount PRICE = new Amount(1_300, "EUR");
  private static final MasterHash MASTER = new MasterHash("ab".repeat(32));

  final EvmLicenceRegistry registry;
  final BouncyCastleOwnerKeys owners = new BouncyCastleOwnerKeys();
  final CertificateLicenceChecker checker = new CertificateLicenceChecker(owners);
  final CertificateLicenceWriter writer =
      new CertificateLicenceWriter(new BouncyCastleKeySealing());
  final SignedMovedLists lists = new SignedMovedLists();
  final TrialDatabase database;
  final SqlHouseholds households;
  final SqlMandates mandates;
  final TestProcessor processor;
  final OfferSaga offers;
  final PurchaseSaga purchases;
  private final long edition;
  private final Path home;

  ResaleRig(Path home, EvmLicenceRegistry registry, Clock clock, Consumer<String> cut) {
    this.home = home;
    this.registry = registry;
    edition =
        registry.registerEdition(
            new EditionTerms(
                Bytes32.of(Arrays.copyOf(FILM.bytes(), 32)),
                Bytes32.of(MASTER.bytes()),
                "HD",
                new Account("0x" + "11".repeat(20)),
                13_000_000,
                1_500));
    WrappedKeys keys = new WrappedKeys(folder("keys"), "0123456789abcdef0123456789abcdef");
    database = TrialDatabase.open(keys, folder("database"));
    SqlCatalogue catalogue = new SqlCatalogue(database, folder("films"));
    catalogue.publish(
        onSale(), new Account("0x" + "11".repeat(20)), keys.wrap(new byte[32], "film/" + FILM));
    households = new SqlHouseholds(database, owners);
    mandates = new SqlMandates(database, owners, registry);
    processor = new TestProcessor(database, keys, "http://127.0.0.1:1/", Clock.systemUTC());
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
            lists,
            keys,
            owners,
            registry,
            config(),
            clock,
            cut);
    SqlCertificateLog certificates =
        new SqlCertificateLog(database, new TileTree(), "tangible.app/certificates");
    purchases =
        CutSaga.open(
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
            clock,
            cut);
  }

  /** The defaults, but it looks at the chain each second. */
  private static OfferSaga.Config config() {
    return (OfferSaga.Config)
        Proxy.newProxyInstance(
            OfferSaga.class.getClassLoader(),
            new Class<?>[] {OfferSaga.Config.class},
            (proxy, method, arguments) ->
                method.getName().equals("watchSeconds") ? 1L : method.getDefaultValue());
  }

  private Edition onSale() {
    return new Edition(
        edition,
        FILM,
        "Big Buck Bunny",
        2008,
        "Blender Foundation",
        "",
        "HD",
        Duration.ofSeconds(30),
        new Price(PRICE.minorUnits(), PRICE.currency()),
        1_000,
        MASTER,
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

  /** A licence as its household holds it. */
  record Held(
      Household by, AgreementPair key, LicenceDocument document, long nonce, byte[] encoded) {
    TokenId token() {
      return TokenId.parse(document.tokenId());
    }
  }

  Held buy(Household household) {
    AgreementPair key = Household.freshAgreement();
    Purchase placed =
        order(household, fresh(), new Order(new Item.OfEdition(edition), household.grant(key)));
    pay(placed);
    return held(household, key, untilIssued(household, placed));
  }

  static String fresh() {
    return UUID.randomUUID().toString();
  }

  Purchase order(Household household, String key, Order order) {
    return switch (purchases.place(household.device(), key, order)) {
      case Placed.Created(Purchase purchase) -> purchase;
      case Placed.Repeated(Purchase purchase) -> purchase;
      case Placed other -> throw new AssertionError(other);
    };
  }

  void pay(Purchase placed) {
    pay("evt_" + placed.id(), placed);
  }

  void pay(String event, Purchase placed) {
    Purchase.Payment payment = placed.payment().orElseThrow();
    database.transaction(
        t -> t.change("update processor_intents set paid = true where id = ?", payment.intent()));
    purchases.on(
        new PaymentEvent(
            event,
            PaymentEvent.Kind.SUCCEEDED,
            payment.intent(),
            placed.id(),
            new Amount(payment.minorUnits(), payment.currency()),
            Instant.now()));
  }

  Purchase untilIssued(Household household, Purchase placed) {
    return until(household, placed, Purchase.State.ISSUED);
  }

  Purchase until(Household household, Purchase placed, Purchase.State state) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> purchases.find(placed.id(), household.device()).orElseThrow(),
            purchase -> purchase.state() == state);
  }

  Held held(Household household, AgreementPair key, Purchase issued) {
    byte[] encoded =
        purchases.find(issued.licence().orElseThrow(), household.device()).orElseThrow();
    LicencePackage licence = checker.decode(encoded);
    return new Held(
        household,
        key,
        checker.peek(licence),
        checker.peekCertificate(licence).facts().nonce(),
        encoded);
  }

  Verdict check(Held held, Instant now) {
    return checker.check(
        checker.decode(held.encoded()),
        purchases.trust(),
        new Question(held.by().owner(), held.key().publicKey(), FILM, now));
  }

  OfferRequest sale(Held held, long minorUnits, Optional<String> buyer) {
    return moves(Kind.SALE, held, minorUnits, buyer, held.nonce(), inAnHour());
  }

  OfferRequest gift(Held held, Household to) {
    return moves(Kind.GIFT, held, 0, Optional.of(to.address()), held.nonce(), inAnHour());
  }

  OfferRequest moves(
      Kind kind, Held held, long minorUnits, Optional<String> buyer, long nonce, Instant deadline) {
    return moves(
        kind, held, held.by().destroyed(held.document()), minorUnits, buyer, nonce, deadline);
  }

  /** With a receipt that may be of something else; the ask names it. */
  OfferRequest moves(
      Kind kind,
      Held held,
      SignedDocument receipt,
      long minorUnits,
      Optional<String> buyer,
      long nonce,
      Instant deadline) {
    Ask ask =
        new Ask(
            held.document().chainId(),
            held.document().contract(),
            held.document().tokenId(),
            minorUnits * 10_000,
            nonce,
            deadline,
            buyer,
            new SignedDestructionReceipts().hash(receipt));
    return new OfferRequest(
        new Price(minorUnits, "EUR"),
        deadline,
        receipt,
        new Terms.Moves(kind, ask, held.by().sign(ask.message())));
  }

  OfferRequest loan(Held held, Household to, Instant until) {
    Instant end = Instant.ofEpochSecond(until.getEpochSecond());
    return new OfferRequest(
        new Price(0, "EUR"),
        inAnHour(),
        held.by().destroyed(held.document()),
        new Terms.Lends(
            to.owner(),
            end,
            held.by()
                .sign(
                    new LoanStatement(
                        held.document().chainId(),
                        held.document().contract(),
                        held.document().tokenId(),
                        to.owner(),
                        end))));
  }

  OwnerSignature cancellation(Held held) {
    return held.by()
        .sign(
            Ask.cancellation(
                held.document().chainId(),
                held.document().contract(),
                held.document().tokenId(),
                held.nonce()));
  }

  long edition() {
    return edition;
  }

  static Instant inAnHour() {
    return Instant.ofEpochSecond(Instant.now().getEpochSecond() + 3_600);
  }

  ResaleOffer offered(Held held, OfferRequest request) {
    return switch (place(held, fresh(), request)) {
      case Offers.Placed.Created(ResaleOffer offer) -> offer;
      case Offers.Placed other -> throw new AssertionError(other);
    };
  }

  Offers.Placed place(Held held, String key, OfferRequest request) {
    return offers.place(held.by().device(), key, held.document().id(), request);
  }

  ResaleOffer seen(Held seller, ResaleOffer offer) {
    return offers.find(offer.id(), seller.by().device()).orElseThrow();
  }

  ResaleOffer until(Held seller, ResaleOffer offer, ResaleOffer.State state) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> seen(seller, offer), now -> now.state() == state);
  }

  Order orderOf(ResaleOffer offer, DeviceGrant grant) {
    return new Order(new Item.OfOffer(offer.id()), grant);
  }

  MovedList moved(long since) {
    return lists.read(lists.decode(offers.since(since)), purchases.trust());
  }

  int count(String what) {
    return database
        .transaction(t -> t.first("select count(*) from " + what, row -> row.getInt(1)))
        .orElseThrow();
  }

  static String randomHex(int bytes) {
    byte[] random = new byte[bytes];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  @Override
  public void close() {
    purchases.close();
    offers.close();
    processor.close();
    database.close();
    registry.close();
  }
}
