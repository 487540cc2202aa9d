package app.tangible.trial;

import app.tangible.accounts.rest.BearerFilter;
import app.tangible.accounts.rest.HouseholdResource;
import app.tangible.accounts.rest.HouseholdsResource;
import app.tangible.accounts.rest.SignatureFilter;
import app.tangible.accounts.sql.SqlHouseholds;
import app.tangible.accounts.sql.SqlMandates;
import app.tangible.catalogue.rest.FilmsResource;
import app.tangible.catalogue.rest.SealedResource;
import app.tangible.catalogue.sql.SqlCatalogue;
import app.tangible.chain.evm.EvmLicenceRegistry;
import app.tangible.content.sealed1.Bep52PieceHashing;
import app.tangible.content.sealed1.MatroskaSealer;
import app.tangible.content.unixfs.UnixfsDags;
import app.tangible.database.trial.TrialDatabase;
import app.tangible.host.ProductHome;
import app.tangible.identity.bouncycastle.BouncyCastleKeySealing;
import app.tangible.identity.bouncycastle.BouncyCastleOwnerKeys;
import app.tangible.indexer.sql.SqlChainIndex;
import app.tangible.ingestion.ffmpeg.FfmpegIngestions;
import app.tangible.ingestion.rest.IngestionsResource;
import app.tangible.issuing.rest.LicencesResource;
import app.tangible.issuing.rest.PurchasesResource;
import app.tangible.issuing.rest.TrustResource;
import app.tangible.issuing.saga.PurchaseSaga;
import app.tangible.keys.wrapped.WrappedKeys;
import app.tangible.licence.certificate.CertificateLicenceChecker;
import app.tangible.licence.certificate.CertificateLicenceWriter;
import app.tangible.licence.certificate.SignedDestructionReceipts;
import app.tangible.licence.certificate.SignedMovedLists;
import app.tangible.licence.certificate.TileTree;
import app.tangible.log.chain.SignedStateProofs;
import app.tangible.log.rest.LogResource;
import app.tangible.log.sql.SqlCertificateLog;
import app.tangible.payment.rest.WebhookResource;
import app.tangible.payment.testprocessor.TestProcessor;
import app.tangible.resale.rest.LicenceOffersResource;
import app.tangible.resale.rest.MovedResource;
import app.tangible.resale.rest.OffersResource;
import app.tangible.resale.rest.SharesResource;
import app.tangible.resale.saga.OfferSaga;
import app.tangible.royalty.rest.LedgerResource;
import app.tangible.royalty.sql.LedgerProjection;
import app.tangible.royalty.sql.SqlLedger;
import app.tangible.web.jersey.JerseyWhiteboard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executors;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Every server bundle, put together as the container would. */
final class WholeServer implements AutoCloseable {

  static final String OPERATOR = "operator-token-for-the-trial";

  private final BouncyCastleOwnerKeys owners = new BouncyCastleOwnerKeys();
  final CertificateLicenceChecker checker = new CertificateLicenceChecker(owners);
  final WrappedKeys keys;
  final SqlCatalogue catalogue;
  private final EvmLicenceRegistry registry;
  private final TrialDatabase database;
  final SqlCertificateLog certificates;
  final SignedStateProofs proofs;
  private final TestProcessor processor;
  private final SqlHouseholds households;
  private final OfferSaga offers;
  private final PurchaseSaga saga;
  private final FfmpegIngestions ingestions;
  private final SqlChainIndex index;
  private final SqlLedger ledger;
  private final Server jetty;

  WholeServer(Path home, EvmLicenceRegistry registry, int port) throws Exception {
    this.registry = registry;
    ProductHome product = new Home(home);
    keys = new WrappedKeys(product.folder("keys"), "0123456789abcdef0123456789abcdef");
    database = TrialDatabase.open(keys, product.folder("database"));
    catalogue = new SqlCatalogue(database, product, new UnixfsDags());
    processor = new TestProcessor(database, keys, "", Clock.systemUTC());
    households = new SqlHouseholds(database, owners);
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
            defaults(OfferSaga.Config.class));
    certificates =
        new SqlCertificateLog(database, new TileTree(), defaults(SqlCertificateLog.Config.class));
    CertificateLicenceWriter writer = new CertificateLicenceWriter(new BouncyCastleKeySealing());
    proofs = new SignedStateProofs(registry, registry, certificates, writer, keys);
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
            new SqlMandates(database, owners, registry),
            certificates,
            writer,
            checker,
            new MatroskaSealer(),
            owners,
            defaults(PurchaseSaga.Config.class));
    ingestions =
        new FfmpegIngestions(
            database,
            product,
            keys,
            new MatroskaSealer(),
            new Bep52PieceHashing(),
            registry,
            catalogue,
            defaults(FfmpegIngestions.Config.class));
    index =
        new SqlChainIndex(
            database,
            registry,
            List.of(new LedgerProjection(registry)),
            defaults(SqlChainIndex.Config.class));
    ledger =
        new SqlLedger(
            database,
            index,
            registry,
            registry,
            registry,
            registry,
            defaults(SqlLedger.Config.class));
    jetty = jetty(whiteboard(), port);
  }

  private JerseyWhiteboard whiteboard() {
    JerseyWhiteboard whiteboard = new JerseyWhiteboard(defaults(JerseyWhiteboard.Config.class));
    OffersResource.Config address = defaults(OffersResource.Config.class);
    List.of(
            new FilmsResource(catalogue, ""),
            new SealedResource(catalogue),
            new IngestionsResource(ingestions),
            new PurchasesResource(saga),
            new LicencesResource(saga, saga, proofs),
            new OffersResource(offers, catalogue, households, address),
            new LicenceOffersResource(offers, registry, catalogue, households, address),
            new MovedResource(offers),
            new SharesResource(catalogue, registry),
            new HouseholdResource(households),
            new HouseholdsResource(households),
            new TrustResource(saga),
            new LedgerResource(ledger),
            new LogResource(certificates),
            processor,
            new WebhookResource(processor, List.of(saga), Clock.systemUTC()))
        .forEach(whiteboard::addResource);
    whiteboard.addExtension(new SignatureFilter());
    whiteboard.addExtension(new BearerFilter(OPERATOR));
    whiteboard.addHealthCheck(database);
    whiteboard.addHealthCheck(saga);
    whiteboard.addHealthCheck(ingestions);
    whiteboard.addHealthCheck(index);
    return whiteboard;
  }

  private static Server jetty(JerseyWhiteboard whiteboard, int port) throws Exception {
    QueuedThreadPool threads = new QueuedThreadPool();
    threads.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
    Server server = new Server(threads);
    ServerConnector connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    connector.setPort(port);
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

  private static <T> T defaults(Class<T> config) {
    return config.cast(
        Proxy.newProxyInstance(
            config.getClassLoader(),
            new Class<?>[] {config},
            (proxy, method, arguments) -> method.getDefaultValue()));
  }

  private record Home(Path root) implements ProductHome {
    @Override
    public String product() {
      return "server";
    }

    @Override
    public Path folder(String name) {
      try {
        return Files.createDirectories(root.resolve(name));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public Path distribution() {
      return root;
    }
  }

  @Override
  public void close() {
    try {
      jetty.stop();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    index.close();
    ingestions.close();
    saga.close();
    offers.close();
    processor.close();
    registry.close();
    database.close();
  }
}
