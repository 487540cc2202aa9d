package app.tangible.resale.saga;

import app.tangible.accounts.Households;
import app.tangible.catalogue.Catalogue;
import app.tangible.catalogue.Edition;
import app.tangible.chain.Account;
import app.tangible.chain.ChainFeed;
import app.tangible.chain.ContractSignatures;
import app.tangible.chain.LicenceMarket;
import app.tangible.chain.LicenceRegistry;
import app.tangible.chain.LicenceWord;
import app.tangible.chain.TokenId;
import app.tangible.database.Changes;
import app.tangible.database.Database;
import app.tangible.database.DueWork;
import app.tangible.database.Transaction;
import app.tangible.identity.DeviceId;
import app.tangible.identity.OwnerKeys;
import app.tangible.identity.OwnerPublicKey;
import app.tangible.keys.ServerKeys;
import app.tangible.licence.DestructionReceipts;
import app.tangible.licence.LicenceChecker;
import app.tangible.licence.LicenceId;
import app.tangible.licence.MovedLists;
import app.tangible.resale.MovedLicences;
import app.tangible.resale.OfferBook;
import app.tangible.resale.OfferRequest;
import app.tangible.resale.Offers;
import app.tangible.resale.ResaleOffer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Moves offers through the state table; what a buyer pays for is the purchases' to settle. */
@Component(
    service = {Offers.class, OfferBook.class, MovedLicences.class},
    configurationPid = "app.tangible.resale.saga")
@Designate(ocd = OfferSaga.Config.class)
public final class OfferSaga implements Offers, OfferBook, MovedLicences, AutoCloseable {

  /** How offers are handled. */
  @ObjectClassDefinition
  public @interface Config {
    /** How long a buyer has to pay. */
    @AttributeDefinition
    long reservationSeconds() default 600;

    /** How far the chain's clock may be from ours: an offer lapses so much after its deadline. */
    @AttributeDefinition
    long chainClockSeconds() default 120;

    /** How far ahead a deadline may be, and a loan may end. */
    @AttributeDefinition
    long longestSeconds() default 366L * 24 * 3_600;

    /** Smallest units of the stablecoin in one minor unit of a price. */
    @AttributeDefinition
    long coinUnitsPerMinorUnit() default 10_000;

    /** How often the chain is asked what moved without this server. */
    @AttributeDefinition
    long watchSeconds() default 15;
  }

  private final Changes changes = new Changes();
  private final Database database;
  private final Catalogue catalogue;
  private final Households households;
  private final OfferTable table;
  private final SqlOfferBook book;
  private final OfferDesk desk;
  private final SignedMoves moves;
  private final DueWork clockwork;
  private final DueWork cancelling;
  private final DueWork watching;

  /** Goes on with every offer that is under way. */
  @Activate
  public OfferSaga(
      @Reference Database database,
      @Reference Catalogue catalogue,
      @Reference Households households,
      @Reference LicenceRegistry registry,
      @Reference LicenceMarket market,
      @Reference ChainFeed feed,
      @Reference LicenceChecker checker,
      @Reference DestructionReceipts receipts,
      @Reference MovedLists lists,
      @Reference ServerKeys keys,
      @Reference OwnerKeys owners,
      @Reference ContractSignatures contracts,
      Config config) {
    this(
        database,
        catalogue,
        households,
        registry,
        market,
        feed,
        checker,
        receipts,
        lists,
        keys,
        owners,
        contracts,
        config,
        Clock.systemUTC(),
        step -> {});
  }

  /** By this clock; {@code cut} hears of each step, and ends it by throwing. */
  public OfferSaga(
      Database database,
      Catalogue catalogue,
      Households households,
      LicenceRegistry registry,
      LicenceMarket market,
      ChainFeed feed,
      LicenceChecker checker,
      DestructionReceipts receipts,
      MovedLists lists,
      ServerKeys keys,
      OwnerKeys owners,
      ContractSignatures contracts,
      Config config,
      Clock clock,
      Consumer<String> cut) {
    this.database = database;
    this.catalogue = catalogue;
    this.households = households;
    Limits limits =
        new Limits(
            Duration.ofSeconds(config.reservationSeconds()),
            Duration.ofSeconds(config.chainClockSeconds()),
            Duration.ofSeconds(config.longestSeconds()),
            config.coinUnitsPerMinorUnit());
    table = new OfferTable(database, limits.margin(), clock);
    LicenceRecords records = new LicenceRecords(database, clock);
    moves = new SignedMoves(records, lists, keys, clock);
    SellerWord seller = new SellerWord(owners, contracts);
    book = new SqlOfferBook(table, records, owners, seller, limits, clock);
    desk =
        new OfferDesk(
            database,
            table,
            records,
            book,
            new OfferChecks(checker, receipts, registry, owners, seller, limits, clock),
            new OfferInsertion(owners, limits.margin(), clock),
            registry,
            market,
            seller,
            limits,
            cut);
    ClockLane clockLane = new ClockLane(database, table, book, this::changed);
    CancelLane cancelLane =
        new CancelLane(database, table, book, market, registry, this::changed, cut);
    MoveWatch watch =
        new MoveWatch(
            database,
            records,
            book,
            feed,
            registry,
            Duration.ofSeconds(config.watchSeconds()),
            clock,
            this::changed);
    clockwork = new DueWork("resale-clock", clockLane::round, clock);
    cancelling = new DueWork("resale-cancel", cancelLane::round, clock);
    watching = new DueWork("resale-watch", watch::round, clock);
    wake();
    watching.wake();
  }

  private void wake() {
    clockwork.wake();
    cancelling.wake();
  }

  @Override
  public Placed place(DeviceId caller, String key, LicenceId licence, OfferRequest request) {
    Placed placed = desk.place(caller, key, licence, request);
    wake();
    return placed;
  }

  @Override
  public List<ResaleOffer> open(String query, int limit) {
    if (query.isBlank()) {
      return seen(table.open(List.of(), limit));
    }
    List<Long> editions =
        catalogue.search(query, Catalogue.MAX_RESULTS).stream().map(Edition::edition).toList();
    return editions.isEmpty() ? List.of() : seen(table.open(editions, limit));
  }

  @Override
  public List<ResaleOffer> addressed(Account buyer) {
    return seen(table.addressed(buyer.text(), MAX_RESULTS));
  }

  @Override
  public List<ResaleOffer> mine(DeviceId caller) {
    return seen(table.of(households.ownersOf(caller), MAX_RESULTS));
  }

  private static List<ResaleOffer> seen(List<OfferRow> rows) {
    return rows.stream().map(OfferRow::seen).toList();
  }

  @Override
  public Optional<ResaleOffer> find(String id, DeviceId caller) {
    Set<OwnerPublicKey> callers = households.ownersOf(caller);
    return table.find(id).filter(offer -> book.concerns(offer, callers)).map(OfferRow::seen);
  }

  @Override
  public Optional<ResaleOffer> await(
      String id, DeviceId caller, ResaleOffer.State known, Duration atMost) {
    return changes.await(
        id,
        () -> find(id, caller),
        found -> found.map(ResaleOffer::state).orElse(null) != known,
        atMost);
  }

  @Override
  public Withdrawn withdraw(String id, DeviceId caller, Optional<String> signature) {
    Withdrawn withdrawn = desk.withdraw(id, households.ownersOf(caller), signature.orElse(null));
    changed(id);
    return withdrawn;
  }

  @Override
  public Reservation ask(Transaction t, String offer, OwnerPublicKey buyer) {
    return book.ask(t, offer, buyer);
  }

  @Override
  public void reserve(Transaction t, String offer, String purchase) {
    book.reserve(t, offer, purchase);
  }

  @Override
  public boolean settle(Transaction t, String offer, String purchase) {
    return book.settle(t, offer, purchase);
  }

  @Override
  public Optional<Terms> terms(String offer) {
    return table.find(offer).map(OfferRow::terms);
  }

  @Override
  public void settled(Transaction t, String offer, String purchase, Optional<String> transaction) {
    book.settled(t, offer, purchase, transaction);
  }

  @Override
  public void gone(Transaction t, String offer, String purchase, LicenceWord word) {
    book.gone(t, offer, purchase, word);
  }

  @Override
  public boolean stands(Transaction t, TokenId token) {
    return table.stands(t, token.toString());
  }

  @Override
  public void saw(Transaction t, TokenId token, LicenceWord word, boolean isFinal) {
    book.saw(t, token, word, Optional.empty(), isFinal).ifPresent(changes::happened);
  }

  @Override
  public byte[] since(long number) {
    return moves.since(number);
  }

  @Override
  public void changed(String offer) {
    changes.happened(offer);
    wake();
  }

  @Override
  @Deactivate
  public void close() {
    clockwork.close();
    cancelling.close();
    watching.close();
  }
}
