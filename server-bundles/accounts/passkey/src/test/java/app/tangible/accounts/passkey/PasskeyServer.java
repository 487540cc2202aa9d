package app.tangible.accounts.passkey;

import app.tangible.chain.account.PasskeyAccounts;
import app.tangible.database.trial.TrialDatabase;
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

  private final TrialDatabase database;
  private final Server jetty;
  final URI address;

  PasskeyServer(Path folder, PasskeyAccounts accounts, Duration validity, int perDay, Clock clock)
      throws Exception {
    WrappedKeys keys =
        new WrappedKeys(
            Files.createDirectories(folder.resolve("keys")), "0123456789abcdef0123456789abcdef");
    database = TrialDatabase.open(keys, Files.createDirectories(folder.resolve("database")));
    JerseyWhiteboard whiteboard =
        new JerseyWhiteboard(config(JerseyWhiteboard.Config.class, Map.of()));
    jetty = jetty(whiteboard);
    address =
        URI.create(
            "http://localhost:" + ((ServerConnector) jetty.getConnectors()[0]).getLocalPort());
    whiteboard.addResource(new AccountPage());
    whiteboard.addResource(
        new PasskeysResource(database, accounts, address.toString(), validity, perDay, clock));
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

  private static Server jetty(JerseyWhiteboard whiteboard) throws Exception {
    QueuedThreadPool threads = new QueuedThreadPool();
    threads.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
    Server server = new Server(threads);
    ServerConnector connector = new ServerConnector(server);
    connector.setHost("localhost");
    connector.setPort(0);
    server.addConnector(connector);
    ServletContextHandler context = new ServletContextHandler("/");
    context.addServlet(new ServletHolder(whiteboard), "/*");
    server.setHandler(context);
    server.start();
    return server;
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
