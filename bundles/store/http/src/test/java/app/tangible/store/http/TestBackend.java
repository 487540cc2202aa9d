package app.tangible.store.http;

import app.tangible.content.FilmId;
import app.tangible.content.MasterHash;
import app.tangible.content.PieceManifest;
import app.tangible.content.sealed1.Bep52PieceHashing;
import app.tangible.identity.DeviceId;
import app.tangible.identity.HttpSignature;
import app.tangible.licence.LicenceId;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SignatureException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** The /v1 interface with one film, its payments and its licences in memory, and counters. */
final class TestBackend implements AutoCloseable {

  static final int PIECE = 65_536;
  static final FilmId FILM = new FilmId("00112233445566778899aabbccddeeff");
  static final String DECLINED = "4000000000000002";

  final byte[] sealed;
  final PieceManifest manifest;
  final TestLicences licences = new TestLicences();
  final List<String> states = new CopyOnWriteArrayList<>();
  final AtomicInteger requests = new AtomicInteger();
  final AtomicInteger orders = new AtomicInteger();
  final AtomicInteger confirmations = new AtomicInteger();
  final AtomicInteger charges = new AtomicInteger();
  final AtomicInteger lostAnswers = new AtomicInteger();
  final AtomicInteger failures = new AtomicInteger();
  final AtomicLong sealedBytesSent = new AtomicLong();
  final Map<Integer, AtomicInteger> requestsPerPiece = new ConcurrentHashMap<>();
  volatile long stepMillis = 10;
  volatile long pieceMillis;
  volatile boolean refuseLeases;
  private final Map<String, Order> byKey = new LinkedHashMap<>();
  private final ObjectMapper json = new ObjectMapper();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final HttpServer server;

  /** One purchase. */
  private static final class Order {
    String id = "";
    String body = "";
    String state = "PAYMENT_PENDING";
    LicenceId licence = TestLicences.ID;
  }

  TestBackend(Path folder, int sealedBytes) throws IOException {
    sealed = new byte[sealedBytes];
    new Random(7).nextBytes(sealed);
    Path file = Files.write(folder.resolve("backend-sealed"), sealed);
    manifest = new Bep52PieceHashing().manifestOf(FILM, file, PIECE);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/v1/films", guarded(this::films));
    server.createContext("/v1/purchases", guarded(this::purchases));
    server.createContext("/v1/licences", guarded(this::licence));
    server.createContext("/processor/confirm", guarded(this::confirm));
    server.start();
  }

  String base() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  synchronized int purchases() {
    return byKey.size();
  }

  private HttpHandler guarded(HttpHandler handler) {
    return exchange -> {
      requests.incrementAndGet();
      try {
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
          problem(exchange, 503, "failing on purpose");
        } else {
          handler.handle(exchange);
        }
      } catch (RuntimeException e) {
        problem(exchange, 500, String.valueOf(e));
      } finally {
        exchange.close();
      }
    };
  }

  String offer() {
    return """
    {"edition":"1","film":"%s","title":"Big Buck Bunny","year":2008,"studio":"Blender",
     "synopsis":"A large rabbit.","quality":"1080p","durationSeconds":30,
     "price":{"minorUnits":1300,"currency":"EUR"},"sealedBytes":%d,"masterHash":"%s",
     "pieceRoot":"%s","sources":["%s/v1/films/%s"]}\
    """
        .formatted(FILM, sealed.length, TestLicences.MASTER, manifest.root(), base(), FILM);
  }

  private void films(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    if (path.equals("/v1/films")) {
      answer(exchange, 200, "{\"films\":[" + offer() + ",{\"film\":\"unreadable\"}]}");
    } else if (path.endsWith("/manifest")) {
      send(exchange, 200, manifest.encode());
    } else if (path.endsWith("/sealed")) {
      sealed(exchange);
    } else {
      answer(exchange, 200, offer());
    }
  }

  private void sealed(HttpExchange exchange) throws IOException {
    String[] range = exchange.getRequestHeaders().getFirst("Range").substring(6).split("-");
    int from = Integer.parseInt(range[0]);
    int length = Integer.parseInt(range[1]) + 1 - from;
    if (pieceMillis > 0) {
      delayed(pieceMillis);
    }
    requestsPerPiece.computeIfAbsent(from / PIECE, p -> new AtomicInteger()).incrementAndGet();
    exchange.getResponseHeaders().set("ETag", '"' + manifest.root().hex() + '"');
    exchange
        .getResponseHeaders()
        .set("Content-Range", "bytes " + from + "-" + (from + length - 1) + "/" + sealed.length);
    exchange.sendResponseHeaders(206, length);
    exchange.getResponseBody().write(sealed, from, length);
    sealedBytesSent.addAndGet(length);
  }

  private void delayed(long millis) {
    try {
      clock.schedule(() -> {}, millis, TimeUnit.MILLISECONDS).get();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void purchases(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    verify(exchange, body);
    String path = exchange.getRequestURI().getPath();
    if (exchange.getRequestMethod().equals("POST")) {
      order(exchange, body);
    } else {
      String id = path.substring(path.lastIndexOf('/') + 1);
      Map<String, String> query = query(exchange);
      Optional<Order> order =
          find(id, query.getOrDefault("known", ""), query.getOrDefault("wait", "0"));
      if (order.isEmpty()) {
        problem(exchange, 404, "no such purchase");
      } else {
        answer(exchange, 200, document(order.get()));
      }
    }
  }

  private void order(HttpExchange exchange, byte[] body) throws IOException {
    orders.incrementAndGet();
    String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
    String text = new String(body, StandardCharsets.UTF_8);
    Order order;
    boolean fresh;
    synchronized (this) {
      order = byKey.get(key);
      fresh = order == null;
      if (order == null) {
        order = new Order();
        order.id = "p-" + (byKey.size() + 1);
        order.body = text;
        byKey.put(key, order);
      }
    }
    if (!order.body.equals(text)) {
      problem(exchange, 422, "the key was used for another request");
      return;
    }
    licences.grant(json.readTree(body).path("grant"));
    if (lostAnswers.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      return; // the order is placed, and nobody hears of it
    }
    answer(exchange, fresh ? 201 : 200, document(order));
  }

  private synchronized Optional<Order> find(String id, String known, String wait) {
    Optional<Order> found =
        byKey.values().stream().filter(order -> order.id.equals(id)).findFirst();
    if (found.isPresent()) {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Long.parseLong(wait));
      long left = end - System.nanoTime();
      while (found.get().state.equals(known) && left > 0) {
        try {
          TimeUnit.NANOSECONDS.timedWait(this, left);
        } catch (InterruptedException e) {
          return found;
        }
        left = end - System.nanoTime();
      }
    }
    return found;
  }

  /** Forgets all purchases, as a server that lost its database would. */
  synchronized void forgetPurchases() {
    byKey.clear();
  }

  private synchronized void move(Order order, String from, String to) {
    if (order.state.equals(from)) {
      order.state = to;
      states.add(to);
      notifyAll();
    }
  }

  private void confirm(HttpExchange exchange) throws IOException {
    confirmations.incrementAndGet();
    JsonNode body = json.readTree(exchange.getRequestBody().readAllBytes());
    String id = body.path("clientSecret").asText().substring("secret-".length());
    Order order = find(id, "", "0").orElseThrow();
    if (body.path("card").asText().equals(DECLINED)) {
      move(order, "PAYMENT_PENDING", "PAYMENT_FAILED");
      problem(exchange, 402, "declined");
      return;
    }
    synchronized (this) {
      if (order.state.equals("PAYMENT_PENDING")) {
        charges.incrementAndGet();
        String[] states = {"PAYMENT_PENDING", "PAID", "MINTED", "ANCHORED", "ISSUED"};
        for (int i = 1; i < states.length; i++) {
          String from = states[i - 1];
          String to = states[i];
          clock.schedule(() -> move(order, from, to), i * stepMillis, TimeUnit.MILLISECONDS);
        }
      }
    }
    answer(exchange, 200, "{\"status\":\"succeeded\"}");
  }

  private void licence(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    verify(exchange, body);
    if (exchange.getRequestURI().getPath().endsWith("/lease")) {
      if (refuseLeases) {
        problem(exchange, 403, "no longer the owner");
      } else {
        send(exchange, 200, licences.renewed());
      }
    } else {
      send(exchange, 200, licences.current());
    }
  }

  private String document(Order order) {
    String licence = order.state.equals("ISSUED") ? ",\"licence\":\"" + order.licence + "\"" : "";
    return """
    {"purchase":"%s","state":"%s","payment":{"intent":"i-%s","clientSecret":"secret-%s",
     "confirmAt":"%s/processor/confirm","amount":{"minorUnits":1300,"currency":"EUR"}}%s}\
    """
        .formatted(order.id, order.state, order.id, order.id, base(), licence);
  }

  private static void verify(HttpExchange exchange, byte[] body) throws IOException {
    try {
      DeviceId device =
          HttpSignature.verify(
              new HttpSignature.Request(
                  exchange.getRequestMethod(),
                  exchange.getRequestURI().getRawPath(),
                  Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse(""),
                  body,
                  Optional.ofNullable(exchange.getRequestHeaders().getFirst("Idempotency-Key"))),
              name -> Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)),
              Instant.now());
      if (device.hex().isEmpty()) {
        throw new IllegalStateException();
      }
    } catch (SignatureException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> query(HttpExchange exchange) {
    Map<String, String> query = new LinkedHashMap<>();
    String raw = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
    for (String pair : raw.split("&")) {
      String[] parts = pair.split("=", 2);
      query.put(parts[0], parts.length > 1 ? parts[1] : "");
    }
    return query;
  }

  private static void problem(HttpExchange exchange, int status, String detail) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/problem+json");
    answer(
        exchange,
        status,
        "{\"title\":\"problem\",\"detail\":\"" + detail.replace('"', ' ') + "\"}");
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    send(exchange, status, body.getBytes(StandardCharsets.UTF_8));
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  static MasterHash master() {
    return new MasterHash(TestLicences.MASTER);
  }

  @Override
  public void close() {
    server.stop(0);
    clock.shutdownNow();
    threads.shutdownNow();
  }
}
