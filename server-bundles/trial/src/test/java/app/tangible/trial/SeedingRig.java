package app.tangible.trial;

import app.tangible.accounts.rest.SignatureFilter;
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
import app.tangible.database.trial.TrialDatabase;
import app.tangible.identity.OwnerAddress;
import app.tangible.identity.Voucher;
import app.tangible.identity.bouncycastle.BouncyCastleOwnerKeys;
import app.tangible.indexer.sql.SqlChainIndex;
import app.tangible.keys.wrapped.WrappedKeys;
import app.tangible.library.testing.FixedIdentity;
import app.tangible.library.testing.FolderHome;
import app.tangible.resale.OfferBook;
import app.tangible.royalty.sql.LedgerProjection;
import app.tangible.royalty.sql.SqlLedger;
import app.tangible.seeding.rest.SeedersResource;
import app.tangible.seeding.rest.SeedingResource;
import app.tangible.seeding.sql.SqlSeeders;
import app.tangible.seeding.sql.SqlVoucherDesk;
import app.tangible.transfer.Entitlement;
import app.tangible.transfer.SignedVoucher;
import app.tangible.transfer.tracker.StoreDesk;
import app.tangible.transfer.tracker.StoreTracker;
import app.tangible.transfer.voucher.SeederBook;
import app.tangible.web.jersey.JerseyWhiteboard;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** What a server does for seeders, over HTTP and a real EVM, with one film on sale. */
final class SeedingRig implements AutoCloseable {

  static final long MIB = 1 << 20;
  static final long FILM_BYTES = 64 * MIB;
  static final long UNITS_PER_GIB = 1_000_000;

  /** Half of what a MiB earns: not even the last piece of a film waits for more. */
  static final long CLAIM_UNITS = UNITS_PER_GIB >> 11;

  static final int FILMS_PER_LICENCE = 2;
  static final FilmId FILM = new FilmId("f1".repeat(16));
  static final PieceRoot ROOT = new PieceRoot("cd".repeat(32));
  private static final BouncyCastleOwnerKeys KEYS = new BouncyCastleOwnerKeys();

  final Chain chain;
  final EvmLicenceRegistry registry;
  final TrialDatabase database;
  final SqlChainIndex index;
  final SqlLedger ledger;
  final SqlVoucherDesk desk;
  final SqlSeeders seeders;
  final MovableClock clock = new MovableClock();
  final Set<TokenId> offered = ConcurrentHashMap.newKeySet();
  final long edition;
  private final Path folder;
  private final Server jetty;
  private int payments;
  private int seedersMade;

  SeedingRig(Path folder, Map<String, Object> deskSettings) throws Exception {
    this(folder, deskSettings, ROOT);
  }

  SeedingRig(Path folder, Map<String, Object> deskSettings, PieceRoot root) throws Exception {
    this.folder = folder;
    chain = new Chain(folder);
    registry = chain.paying();
    database =
        TrialDatabase.open(
            new WrappedKeys(
                Files.createDirectories(folder.resolve("keys")),
                "0123456789abcdef0123456789abcdef"),
            folder);
    SqlCatalogue catalogue = new SqlCatalogue(database, folder.resolve("films"));
    Bytes32 master = new Bytes32("0x" + "ab".repeat(32));
    Account studio = new Account("0x" + "5".repeat(40));
    edition =
        registry.registerEdition(
            new EditionTerms(
                new Bytes32("0x" + FILM.hex() + "00".repeat(16)),
                master,
                "HD",
                studio,
                13_000_000,
                1_500));
    catalogue.publish(
        new Edition(
            edition,
            FILM,
            "Sintel",
            2010,
            "Blender",
            "",
            "HD",
            Duration.ofMinutes(14),
            new Price(1_300, "EUR"),
            FILM_BYTES,
            new MasterHash("ab".repeat(32)),
            root,
            List.of()),
        studio,
        new byte[] {1});
    index =
        new SqlChainIndex(
            database,
            registry,
            List.of(new LedgerProjection(registry)),
            settings(SqlChainIndex.Config.class, Map.of("everySeconds", 1)));
    ledger = new SqlLedger(database, index, registry, registry, registry, registry, 10_000);
    seeders =
        new SqlSeeders(database, settings(SqlSeeders.Config.class, Map.of("peersPerBlock", 3)));
    desk =
        new SqlVoucherDesk(
            database,
            registry,
            registry,
            offers(),
            KEYS,
            settings(SqlVoucherDesk.Config.class, deskSettings),
            clock);
    jetty = jetty();
  }

  static Map<String, Object> eager() {
    return Map.ofEntries(
        Map.entry("unitsPerGiB", UNITS_PER_GIB),
        Map.entry("potSeconds", 1),
        Map.entry("everySeconds", 1),
        Map.entry("claimUnits", CLAIM_UNITS),
        Map.entry("leastUnits", CLAIM_UNITS));
  }

  private OfferBook offers() {
    return (OfferBook)
        Proxy.newProxyInstance(
            OfferBook.class.getClassLoader(),
            new Class<?>[] {OfferBook.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "stands" -> offered.contains(arguments[1]);
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  private Server jetty() throws Exception {
    JerseyWhiteboard whiteboard =
        new JerseyWhiteboard(settings(JerseyWhiteboard.Config.class, Map.of()));
    whiteboard.addResource(new SeedersResource(seeders));
    whiteboard.addResource(new SeedingResource(desk, seeders));
    whiteboard.addExtension(new SignatureFilter());
    QueuedThreadPool threads = new QueuedThreadPool();
    threads.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
    Server server = new Server(threads);
    ServerConnector connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    ServletContextHandler context = new ServletContextHandler("/");
    context.addServlet(new ServletHolder(whiteboard), "/*");
    server.setHandler(context);
    server.start();
    return server;
  }

  URI address() {
    return URI.create(
        "http://127.0.0.1:" + ((ServerConnector) jetty.getConnectors()[0]).getLocalPort());
  }

  StoreTracker.Config tracker() {
    return settings(StoreTracker.Config.class, Map.of("server", address().toString()));
  }

  StoreDesk storeDesk() {
    return new StoreDesk(tracker());
  }

  /** A seeder of its own, with an account of its own. */
  Seeder seeder() {
    return seeder(100 + seedersMade++);
  }

  /** The same seeder for the same number, with what it had on disk. */
  Seeder seeder(int number) {
    StoreDesk store = storeDesk();
    SeederBook book =
        new SeederBook(
            new FolderHome(home(number)),
            new FixedIdentity(number),
            KEYS,
            store,
            settings(SeederBook.Config.class, Map.of("showSeconds", 1, "believedSeconds", 1)));
    return new Seeder(book, store, new Account(book.seeder().text()));
  }

  private Path home(int number) {
    try {
      return Files.createDirectories(folder.resolve("seeder-" + number));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** The system's, moved ahead. */
  static final class MovableClock extends Clock {
    private volatile Duration ahead = Duration.ZERO;

    void move(Duration further) {
      ahead = ahead.plus(further);
    }

    @Override
    public Instant instant() {
      return Instant.now().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  /** A running seeder. */
  record Seeder(SeederBook book, StoreDesk store, Account account) implements AutoCloseable {
    @Override
    public void close() {
      book.close();
      store.close();
    }
  }

  /** A household that owns one licence of the film. */
  final class Owner {
    private final byte[] key = KEYS.generate();
    final TokenId token = registry.mint(edition, account(), payment()).token();

    OwnerAddress address() {
      return KEYS.addressOf(KEYS.publicKeyOf(key));
    }

    Account account() {
      return new Account(address().text());
    }

    Entitlement entitlement(long epoch) {
      return new Entitlement(token, epoch, 31_337, registry.contract().orElseThrow());
    }

    SignedVoucher signs(long epoch, OwnerAddress seeder, long bytes) {
      return signs(entitlement(epoch), seeder, bytes);
    }

    SignedVoucher signs(Entitlement entitlement, OwnerAddress seeder, long bytes) {
      Voucher voucher = entitlement.voucher(seeder, bytes);
      return new SignedVoucher(entitlement, seeder, bytes, KEYS.signTyped(key, voucher.typed()));
    }

    /** Moves it to somebody else, without asking the server. */
    void sells(Owner to) throws Exception {
      chain.transfer(account().text(), to.account().text(), token.toString());
      indexed();
    }
  }

  /** A licence for an account that somebody else has the key of. */
  TokenId licenceOf(OwnerAddress address) {
    TokenId token = registry.mint(edition, new Account(address.text()), payment()).token();
    indexed();
    return token;
  }

  Owner owner() {
    Owner owner = new Owner();
    indexed();
    return owner;
  }

  private Bytes32 payment() {
    return new Bytes32("0x%064x".formatted(++payments));
  }

  /** All that is on the chain is in the tables. */
  void indexed() {
    if (!index.await(registry.head().number(), Duration.ofSeconds(20))) {
      throw new IllegalStateException("the index does not come up");
    }
  }

  long coins(Account account) {
    try {
      return chain.balance(account.text());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  static <T> T settings(Class<T> config, Map<String, Object> changed) {
    return config.cast(
        Proxy.newProxyInstance(
            config.getClassLoader(),
            new Class<?>[] {config},
            (proxy, method, arguments) ->
                changed.getOrDefault(method.getName(), method.getDefaultValue())));
  }

  @Override
  public void close() {
    try {
      jetty.stop();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    desk.close();
    index.close();
    registry.close();
    database.close();
    chain.close();
  }
}
