package app.tangible.store.http;

import app.tangible.content.FilmId;
import app.tangible.content.MasterHash;
import app.tangible.content.PieceManifest;
import app.tangible.content.sealed1.Bep52PieceHashing;
import app.tangible.identity.DeviceGrant;
import app.tangible.identity.DeviceId;
import app.tangible.identity.HttpSignature;
import app.tangible.identity.OwnerPublicKey;
import app.tangible.identity.bouncycastle.BouncyCastleOwnerKeys;
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
import org.jspecify.annotations.Nullable;

/** The /v1 interface with one film, its payments and its licences in memory, and counters. */
final class TestBackend implements AutoCloseable {

  static final int PIECE = 65_536;
  static final FilmId FILM = new FilmId("00112233445566778899aabbccddeeff");
  static final String DECLINED = "4000000000000002";

  final byte[] sealed;
  final PieceManifest manifest;
  final TestLicences licences = new TestLicences();
  final TestMarket market = new TestMarket(licences);
  final List<String> states = new CopyOnWriteArrayList<>();
  final AtomicInteger requests = new AtomicInteger();
  final AtomicInteger orders = new AtomicInteger();
  final AtomicInteger confirmations = new AtomicInteger();
  final AtomicInteger proofs = new AtomicInteger();
  volatile byte[] proof = "not a proof".getBytes(StandardCharsets.UTF_8);
  final AtomicInteger charges = new AtomicInteger();
  final AtomicInteger lostAnswers = new AtomicInteger();
  final AtomicInteger failures = new AtomicInteger();
  final AtomicLong sealedBytesSent = new AtomicLong();
  final Map<Integer, AtomicInteger> requestsPerPiece = new ConcurrentHashMap<>();
  volatile long stepMillis = 10;
  volatile long pieceMillis;
  volatile boolean refuseLeases;
  volatile boolean refunds;
  volatile String lie = "";
  volatile String holdings = "[]";
  final List<String> claimed = new CopyOnWriteArrayList<>();
  final Map<String, OwnerPublicKey> households = new ConcurrentHashMap<>();
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
    @Nullable LicenceId licence;
    @Nullable DeviceGrant grant;
    String offer = "";
    boolean reissue;
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
    server.createContext("/v1/offers", guarded(this::offers));
    server.createContext("/v1/moved", guarded(this::moved));
    server.createContext("/v1/holdings", guarded(this::holdings));
    server.createContext("/v1/household", guarded(this::household));
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
      } catch (TestMarket.Problem e) {
        answer(
            exchange,
            e.status,
            "{\"type\":\"urn:tangible:problem:%s\",\"title\":\"problem\"}"
                .formatted(e.getMessage()));
      } catch (RuntimeException e) {
        problem(exchange, 500, String.valueOf(e));
      } finally {
        exchange.close();
      }
    };
  }

  String offer() {
    return "{" + goods() + ",\"price\":{\"minorUnits\":1300,\"currency\":\"EUR\"}}";
  }

  private String goods() {
    return """
    "edition":"1","film":"%s","title":"Big Buck Bunny","year":2008,"studio":"Blender",
     "synopsis":"A large rabbit.","quality":"1080p",
     "genres":["Animation"," Comedy ",7,"","Comedy","a\\u0000b",null,"12345678901234567890123456789012345678901","3","4","5","6","7","8","9"],"durationSeconds":30,
     "sealedBytes":%d,"masterHash":"%s",
     "pieceRoot":"%s","sources":["%s/v1/films/%s"]\
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
    } else if (path.endsWith("/shares")) {
      answer(exchange, 200, "{\"seller\":8000,\"studio\":1500,\"platform\":500}");
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
    String path = exchange.getRequestURI().getPath();
    String text = path + new String(body, StandardCharsets.UTF_8);
    JsonNode asked = json.readTree(body);
    Order order;
    boolean fresh;
    synchronized (this) {
      order = byKey.get(key);
      fresh = order == null;
      if (order == null) {
        order = new Order();
        order.id = "p-" + (byKey.size() + 1);
        order.body = text;
        order.grant = licences.grant(asked.path("grant"));
        order.offer = asked.path("offer").asText("");
        order.reissue = path.endsWith("/reissue") || path.endsWith("/holdings");
        place(order);
        byKey.put(key, order);
      }
    }
    if (!order.body.equals(text)) {
      problem(exchange, 422, "the key was used for another request");
      return;
    }
    if (lostAnswers.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      return; // the order is placed, and nobody hears of it
    }
    answer(exchange, fresh ? 201 : 200, document(order));
  }

  /** What an order does at once. */
  private void place(Order order) {
    if (order.reissue) {
      order.state = "MINTED";
      goOn(order);
    } else if (!order.offer.isEmpty()) {
      TestMarket.Row row =
          market.find(order.offer).orElseThrow(() -> new TestMarket.Problem(404, "unknown-offer"));
      if (!row.state.equals("OPEN")) {
        throw new TestMarket.Problem(409, "reserved");
      }
      market.at(row, "RESERVED");
      if (row.price == 0) {
        order.state = "PAID";
        goOn(order);
      }
    }
  }

  private void goOn(Order order) {
    String[] states = {"PAID", "MINTED", "ANCHORED", "ISSUED"};
    for (int i = 1; i < states.length; i++) {
      String from = states[i - 1];
      String to = states[i];
      clock.schedule(() -> move(order, from, to), i * stepMillis, TimeUnit.MILLISECONDS);
    }
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
      if (to.equals("MINTED") && refunds) {
        order.state = "REFUNDED";
        notifyAll();
        return;
      }
      if (to.equals("MINTED") && !order.offer.isEmpty()) {
        String kind = market.only().kind;
        if (kind.equals("LOAN")) {
          market.at(market.only(), "LENT");
        } else {
          market.sold(kind.equals("GIFT") ? "GIVEN" : "SOLD");
        }
      }
      if (to.equals("ISSUED")) {
        order.licence = licences.issue(order.grant, market.nonce(), Optional.empty());
      }
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
        clock.schedule(
            () -> move(order, "PAYMENT_PENDING", "PAID"), stepMillis, TimeUnit.MILLISECONDS);
        clock.schedule(() -> goOn(order), stepMillis, TimeUnit.MILLISECONDS);
      }
    }
    answer(exchange, 200, "{\"status\":\"succeeded\"}");
  }

  private void licence(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    verify(exchange, body);
    String[] path = exchange.getRequestURI().getPath().split("/");
    LicenceId id = new LicenceId(path[3]);
    String what = path.length > 4 ? path[4] : "";
    String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
    boolean repeated = what.equals("offers") && market.knows(key);
    if (!repeated && licences.revoked(id) || refuseLeases && what.equals("lease")) {
      throw new TestMarket.Problem(403, "not-the-owner");
    }
    switch (what) {
      case "proof" -> {
        proofs.incrementAndGet();
        send(exchange, 200, proof);
      }
      case "lease" -> send(exchange, 200, licences.renewed(id));
      case "reissue" -> {
        if (market.standsFor(id)) {
          throw new TestMarket.Problem(409, "offered");
        }
        order(exchange, body);
      }
      case "offers" -> {
        TestMarket.Row row = market.place(id, key, json.readTree(body));
        if (lostAnswers.getAndUpdate(left -> Math.max(0, left - 1)) == 0) {
          answer(exchange, 201, market.document(row, goods()));
        }
      }
      default -> send(exchange, 200, licences.current(id));
    }
  }

  private void offers(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String[] path = exchange.getRequestURI().getPath().split("/");
    Map<String, String> query = query(exchange);
    if (path.length == 3) {
      answer(exchange, 200, market.list(query.getOrDefault("buyer", ""), goods()));
      return;
    }
    verify(exchange, body);
    TestMarket.Row row =
        exchange.getRequestMethod().equals("DELETE")
            ? market.cancel(path[3], json.readTree(body))
            : market
                .await(
                    path[3],
                    query.getOrDefault("known", ""),
                    Long.parseLong(query.getOrDefault("wait", "0")))
                .orElseThrow(() -> new TestMarket.Problem(404, "unknown-offer"));
    answer(exchange, 200, market.document(row, goods()));
  }

  private void moved(HttpExchange exchange) throws IOException {
    send(exchange, 200, market.movedSince(Integer.parseInt(query(exchange).get("since"))));
  }

  private void holdings(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    verify(exchange, body);
    if (exchange.getRequestMethod().equals("POST")) {
      claimed.add(json.readTree(body).path("token").asText());
      order(exchange, body);
    } else {
      answer(exchange, 200, "{\"holdings\":" + holdings + "}");
    }
  }

  private void household(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String path = exchange.getRequestURI().getPath();
    if (exchange.getRequestMethod().equals("PUT")) {
      verify(exchange, body);
      DeviceGrant grant = licences.grant(json.readTree(body));
      String code = Households.codeOf(grant.owner());
      households.put(code, grant.owner());
      answer(exchange, 200, "{\"code\":\"" + code + "\"}");
      return;
    }
    OwnerPublicKey owner = households.get(path.substring(path.lastIndexOf('/') + 1));
    if (owner == null) {
      throw new TestMarket.Problem(404, "unknown-household");
    }
    String address = lie.isEmpty() ? new BouncyCastleOwnerKeys().addressOf(owner).text() : lie;
    answer(exchange, 200, "{\"owner\":\"%s\",\"address\":\"%s\"}".formatted(owner, address));
  }

  private String document(Order order) {
    String licence = order.state.equals("ISSUED") ? ",\"licence\":\"" + order.licence + "\"" : "";
    return """
    {"purchase":"%s","state":"%s","payment":{"intent":"i-%s","clientSecret":"secret-%s",
     "confirmAt":"%s/processor/confirm","amount":{"minorUnits":%d,"currency":"EUR"}}%s}\
    """
        .formatted(
            order.id,
            order.state,
            order.id,
            order.id,
            base(),
            order.offer.isEmpty() ? 1300 : market.only().price,
            licence);
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
