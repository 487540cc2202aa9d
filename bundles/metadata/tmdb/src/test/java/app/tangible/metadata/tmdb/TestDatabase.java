package app.tangible.metadata.tmdb;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A database on loopback: answers a request by the first part of it that it knows. */
final class TestDatabase implements AutoCloseable {

  static final String KEY = "0123456789abcdef0123456789abcdef";

  /** Answers one request; may be slow or wrong. */
  interface Answer {
    void send(HttpExchange exchange) throws IOException;
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<String> tokens = new CopyOnWriteArrayList<>();

  TestDatabase() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/3", this::handle);
    server.start();
    file("/configuration", 200, "configuration.json");
  }

  private void handle(HttpExchange exchange) throws IOException {
    String request = exchange.getRequestURI().toString().substring(2);
    requests.add(request.replaceFirst("[?&]api_key=" + KEY, ""));
    tokens.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
    try (exchange) {
      answers.entrySet().stream()
          .filter(answer -> request.startsWith(answer.getKey()))
          .max((one, other) -> Integer.compare(one.getKey().length(), other.getKey().length()))
          .map(Map.Entry::getValue)
          .orElse(to -> send(to, 404, resource("not-found.json")))
          .send(exchange);
    }
  }

  static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json;charset=utf-8");
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  static byte[] resource(String name) {
    try (InputStream in = TestDatabase.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  TestDatabase file(String start, int status, String name) {
    return answer(start, exchange -> send(exchange, status, resource(name)));
  }

  TestDatabase answer(String start, Answer answer) {
    answers.put(start, answer);
    return this;
  }

  List<String> requests() {
    return requests;
  }

  List<String> tokens() {
    return tokens;
  }

  TmdbSource source() {
    return source(KEY, 20_000, 1_048_576);
  }

  TmdbSource source(String key, int timeoutMillis, int answerBytes) {
    String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/3/";
    return new TmdbSource(new Settings(key, address, 50, timeoutMillis, answerBytes));
  }

  record Settings(
      String _key, String address, int requestsPerSecond, int timeoutMillis, int answerBytes)
      implements TmdbSource.Config {
    @Override
    public int rememberedTitles() {
      return 100;
    }

    @Override
    public int rememberedHours() {
      return 1;
    }

    @Override
    public int posterWidth() {
      return 500;
    }

    @Override
    public int backdropWidth() {
      return 1281;
    }

    @Override
    public Class<? extends Annotation> annotationType() {
      return TmdbSource.Config.class;
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
