package app.tangible.accounts.passkey;

import app.tangible.accounts.sql.SqlHouseholds;
import app.tangible.accounts.sql.SqlMandates;
import app.tangible.chain.ContractSignatures;
import app.tangible.chain.account.PasskeyAccounts;
import app.tangible.database.trial.TrialDatabase;
import app.tangible.identity.AgreementKey;
import app.tangible.identity.DeviceGrant;
import app.tangible.identity.DeviceId;
import app.tangible.identity.OwnerKeys;
import app.tangible.identity.OwnerPublicKey;
import app.tangible.identity.ReceiptKey;
import app.tangible.identity.bouncycastle.BouncyCastleOwnerKeys;
import app.tangible.keys.wrapped.WrappedKeys;
import app.tangible.web.jersey.JerseyWhiteboard;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** This part of the backend, really running: Jetty, Jersey, the encrypted database. */
final class PasskeyServer implements AutoCloseable {

  static final long CHAIN = 31_337;

  final OwnerKeys owners = new BouncyCastleOwnerKeys();
  final SqlHouseholds households;
  final SqlMandates mandates;
  private final TrialDatabase database;
  private final Server jetty;
  final URI address;

  PasskeyServer(
      Path folder,
      PasskeyAccounts accounts,
      ContractSignatures contracts,
      Duration validity,
      int perDay,
      Clock clock)
      throws Exception {
    WrappedKeys keys =
        new WrappedKeys(
            Files.createDirectories(folder.resolve("keys")), "0123456789abcdef0123456789abcdef");
    database = TrialDatabase.open(keys, Files.createDirectories(folder.resolve("database")));
    households = new SqlHouseholds(database, owners);
    mandates = new SqlMandates(database, owners, contracts);
    QueuedThreadPool threads = new QueuedThreadPool();
    threads.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
    jetty = new Server(threads);
    ServerConnector connector = new ServerConnector(jetty);
    connector.setHost("localhost");
    jetty.addConnector(connector);
    // The port is known before anything is served: the origin says it.
    connector.open();
    address = URI.create("http://localhost:" + connector.getLocalPort());
    JerseyWhiteboard whiteboard =
        new JerseyWhiteboard(config(JerseyWhiteboard.Config.class, Map.of()));
    whiteboard.addResource(new AccountPage());
    whiteboard.addResource(
        new PasskeysResource(
            database,
            accounts,
            households,
            mandates,
            owners,
            CHAIN,
            address.toString(),
            validity,
            perDay,
            clock));
    ServletContextHandler context = new ServletContextHandler("/");
    context.addServlet(new ServletHolder(whiteboard), "/*");
    jetty.setHandler(context);
    jetty.start();
  }

  /** The annotation's defaults, and these values. */
  static <T> T config(Class<T> type, Map<String, Object> values) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                values.getOrDefault(method.getName(), method.getDefaultValue())));
  }

  /** A household that is known by its code. */
  record Home(OwnerPublicKey owner, String code) {}

  Home household() {
    byte[] key = owners.generate();
    DeviceId device = new DeviceId("d0".repeat(32));
    AgreementKey agreement = new AgreementKey("a0".repeat(32));
    ReceiptKey receipts = new ReceiptKey("b0".repeat(32));
    OwnerPublicKey owner = owners.publicKeyOf(key);
    households.admit(
        device,
        new DeviceGrant(
            owner,
            device,
            agreement,
            receipts,
            owners.signText(key, DeviceGrant.statement(device, agreement, receipts))));
    return new Home(owner, households.publish(owner).orElseThrow());
  }

  @Override
  public void close() {
    try {
      jetty.stop();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    database.close();
  }
}
