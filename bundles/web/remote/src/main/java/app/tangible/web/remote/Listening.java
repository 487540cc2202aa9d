package app.tangible.web.remote;

import jakarta.servlet.Servlet;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One Jetty on the home network, from its making until it is closed. */
final class Listening implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Listening.class);
  private static final int THREADS = 12;
  private static final int HEADER_BYTES = 8_192;
  private static final long IDLE_MILLIS = 30_000;
  private static final long LOOK_MILLIS = 5_000;
  private static final long STOP_MILLIS = 2_000;

  private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
  private final Connections connections;
  private final Server server;
  private final ServerConnector connector;

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
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setSendDateHeader(false);
    http.setRequestHeaderSize(HEADER_BYTES);
    http.setUriCompliance(UriCompliance.RFC3986);
    connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setPort(settings.port());
    connector.setIdleTimeout(IDLE_MILLIS);
    connector.addEventListener(connections);
    server.addConnector(connector);
    Door door = new Door(new OwnNames(List.of(settings.hosts())));
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

  int port() throws IOException {
    int port = connector.getLocalPort();
    if (port <= 0) {
      throw new IOException("the port was not opened");
    }
    return port;
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
