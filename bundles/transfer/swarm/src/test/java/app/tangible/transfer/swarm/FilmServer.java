package app.tangible.transfer.swarm;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A source on loopback that behaves as it is told and counts what it is asked. */
final class FilmServer implements AutoCloseable {

  final AtomicInteger manifests = new AtomicInteger();
  final AtomicLong bytesSent = new AtomicLong();
  final Map<Integer, Integer> requestsPerPiece = new ConcurrentHashMap<>();
  final CountDownLatch closing = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;
  private final TestFilm film;
  private volatile Answer answer = FilmServer::honest;
  private volatile int manifestStatus = 200;

  /** How a request for {@code /sealed} is answered. */
  interface Answer {
    void to(HttpExchange exchange, FilmServer server, int from, int length) throws IOException;
  }

  FilmServer(TestFilm film) {
    this.film = film;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    server.setExecutor(threads);
    server.createContext("/film/manifest", this::manifest);
    server.createContext("/film/sealed", this::sealed);
    server.start();
  }

  FilmServer answering(Answer other) {
    answer = other;
    return this;
  }

  /** The manifest is refused with this status, or given with 200. */
  void manifestStatus(int status) {
    manifestStatus = status;
  }

  URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/film");
  }

  TestFilm film() {
    return film;
  }

  String tag() {
    return '"' + film.manifest().root().hex() + '"';
  }

  private void manifest(HttpExchange exchange) throws IOException {
    manifests.incrementAndGet();
    byte[] body = film.manifest().encode();
    exchange.sendResponseHeaders(manifestStatus, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private void sealed(HttpExchange exchange) throws IOException {
    String[] range =
        exchange.getRequestHeaders().getFirst("Range").substring("bytes=".length()).split("-");
    int from = Integer.parseInt(range[0]);
    int length = Integer.parseInt(range[1]) + 1 - from;
    requestsPerPiece.merge(from / film.manifest().pieceBytes(), 1, Integer::sum);
    try {
      answer.to(exchange, this, from, length);
    } finally {
      exchange.close();
    }
  }

  static void honest(HttpExchange exchange, FilmServer server, int from, int length)
      throws IOException {
    head(exchange, server, from, length);
    exchange.getResponseBody().write(server.film.bytes(), from, length);
    server.bytesSent.addAndGet(length);
  }

  /** A right head. */
  static void head(HttpExchange exchange, FilmServer server, int from, int length)
      throws IOException {
    exchange.getResponseHeaders().set("ETag", server.tag());
    exchange
        .getResponseHeaders()
        .set(
            "Content-Range",
            "bytes " + from + "-" + (from + length - 1) + "/" + server.film.bytes().length);
    exchange.sendResponseHeaders(206, length);
  }

  /** Waits until the test is over. */
  void hang() {
    try {
      closing.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.close();
  }
}
