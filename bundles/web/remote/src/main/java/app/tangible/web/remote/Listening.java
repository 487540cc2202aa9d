package app.tangible.web.remote;

import jakarta.servlet.Servlet;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One Jetty on the home network, from its making until it is closed. */
final class Listening implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Listening.class);
  private static final int THREADS = 12;
  private static final int HEADER_BYTES = 8_192;
  private static final long IDLE_MILLIS = 30_000;
  private static final long LOOK_MILLIS = 5_000;

  /** What goes on for ever, the news of what is on, is not waited for. */
  private static final long STOP_MILLIS = 500;

  private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
  private final Connections connections;
  private final Server server;
  private final ServerConnector connector;
  private final Optional<Certificate> certificate;
  private @Nullable ServerConnector secure;

  /**
   * Listens when it returns.
   *
   * @throws Exception whatever Jetty throws, such as that the port is taken
   */
  Listening(Servlet application, Settings settings) throws Exception {
    this(application, settings, LOOK_MILLIS);
  }

  Listening(Servlet application, Settings settings, long lookMillis) throws Exception {
    connections =
        new Connections(settings.maxConnections(), settings.maxConnectionsPerAddress(), lookMillis);
    QueuedThreadPool threads = new QueuedThreadPool(THREADS);
    threads.setName("remote");
    threads.setDaemon(true);
    // A phone that listens for events waits on a thread of its own, which costs next to nothing.
    threads.setVirtualThreadsExecutor(requests);
    server = new Server(threads);
    server.setStopTimeout(STOP_MILLIS);
    connector = listenOn(settings.port(), new HttpConnectionFactory(http()));
    certificate = Certificate.read(settings.keystore(), settings._keystorePassword());
    List<String> names = new ArrayList<>(List.of(settings.hosts()));
    certificate.ifPresent(
        own -> {
          names.addAll(own.names());
          HttpConfiguration https = http();
          // Which names are ours is the door's business, for both ports.
          https.addCustomizer(new SecureRequestCustomizer(false));
          HttpConnectionFactory inside = new HttpConnectionFactory(https);
          secure =
              listenOn(
                  settings.securePort(),
                  new SslConnectionFactory(own.context(), inside.getProtocol()),
                  inside);
        });
    Door door = new Door(new OwnNames(names));
    ServletContextHandler context = new ServletContextHandler("/");
    context.setClassLoader(Listening.class.getClassLoader());
    context.addServlet(new ServletHolder(application), "/*");
    door.setHandler(context);
    server.setHandler(door);
    // What is no HTTP never reaches the door: it is answered without a word about who answers.
    server.setErrorHandler(
        (request, response, callback) -> {
          callback.succeeded();
          return true;
        });
    start();
  }

  private static HttpConfiguration http() {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setSendDateHeader(false);
    http.setRequestHeaderSize(HEADER_BYTES);
    http.setUriCompliance(UriCompliance.RFC3986);
    return http;
  }

  private ServerConnector listenOn(int port, ConnectionFactory... factories) {
    ServerConnector made = new ServerConnector(server, 1, 1, factories);
    made.setPort(port);
    made.setIdleTimeout(IDLE_MILLIS);
    made.addEventListener(connections);
    server.addConnector(made);
    return made;
  }

  private void start() throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(Server.class.getClassLoader());
    try {
      server.start();
    } catch (Exception e) {
      close();
      throw e;
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  int port() {
    return connector.getLocalPort();
  }

  /** Where phones find it, best first: under a name with a certificate, else by address. */
  List<URI> pages() {
    List<URI> pages = new ArrayList<>();
    ServerConnector tls = secure;
    if (tls != null) {
      for (String name : certificate.map(Certificate::names).orElse(List.of())) {
        pages.add(URI.create("https://" + name + ":" + tls.getLocalPort()));
      }
    }
    pages.addAll(HomeNetwork.pages(port()));
    return pages;
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      log.warn("the server did not stop: {}", e.getMessage());
    }
    connections.close();
    requests.shutdownNow();
  }
}
