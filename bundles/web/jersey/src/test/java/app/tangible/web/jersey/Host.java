package app.tangible.web.jersey;

import app.tangible.web.HealthCheck;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** The whiteboard in a real Jetty, as Felix runs it. */
final class Host implements AutoCloseable {

  final JerseyWhiteboard whiteboard;
  private final Server server = new Server(0);
  private final HttpClient client = HttpClient.newHttpClient();

  Host(Limits limits) throws Exception {
    whiteboard = new JerseyWhiteboard(limits);
    ServletContextHandler context = new ServletContextHandler("/");
    context.addServlet(new ServletHolder(whiteboard), "/*");
    server.setHandler(context);
    server.start();
  }

  HttpRequest.Builder to(String path) {
    int port = ((ServerConnector) server.getConnectors()[0]).getLocalPort();
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(to(path));
  }

  /** On a connection of its own: one whose body was refused is closed by the server, some time. */
  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    try (HttpClient once = HttpClient.newHttpClient()) {
      return once.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
  }

  HttpClient client() {
    return client;
  }

  static JsonNode json(HttpResponse<String> response) throws IOException {
    return Json.mapper().readTree(response.body());
  }

  @Override
  public void close() {
    client.close();
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  static HealthCheck check(String name, Optional<String> problem) {
    return new HealthCheck() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Optional<String> problem() {
        return problem;
      }
    };
  }

  /** Configuration as DS would give it. */
  @SuppressWarnings("ClassExplicitlyAnnotation")
  record Limits(
      int maxBodyBytes,
      int requestsPerSecond,
      int requestBurst,
      int maxConcurrentRequests,
      String[] readyWith)
      implements JerseyWhiteboard.Config {

    static Limits wide() {
      return new Limits(65_536, 1_000, 10_000, 64, new String[0]);
    }

    @Override
    public Class<? extends Annotation> annotationType() {
      return JerseyWhiteboard.Config.class;
    }
  }
}
