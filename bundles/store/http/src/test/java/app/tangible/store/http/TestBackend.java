package app.tangible.store.http;

import static app.tangible.store.http.TestExchange.answer;
import static app.tangible.store.http.TestExchange.problem;
import static app.tangible.store.http.TestExchange.query;
import static app.tangible.store.http.TestExchange.send;
import static app.tangible.store.http.TestExchange.verify;

import app.tangible.content.FilmId;
import app.tangible.content.MasterHash;
import app.tangible.content.PieceManifest;
import app.tangible.content.sealed1.Bep52PieceHashing;
import app.tangible.identity.DeviceGrant;
import app.tangible.identity.OwnerPublicKey;
import app.tangible.identity.bouncycastle.BouncyCastleOwnerKeys;
import app.tangible.licence.LicenceId;
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
import java.util.List;
import java.util.Map;
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
  private final ObjectMapper json = new ObjectMapper();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final TestPurchases purchases = new TestPurchases(this, clock);
  private final HttpServer server;

  TestBackend(Path folder, int sealedBytes) throws IOException {
    sealed = new byte[sealedBytes];
    new Random(7).nextBytes(sealed);
    Path file = Files.write(folder.resolve("backend-sealed"), sealed);
    manifest = new Bep52PieceHashing().manifestOf(FILM, file, PIECE);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/v1/films", guarded(this::films));
    server.createContext("/v1/purchases", guarded(purchases::handle));
    server.createContext("/v1/licences", guarded(this::licence));
    server.createContext("/v1/offers", guarded(this::offers));
    server.createContext("/v1/moved", guarded(this::moved));
    server.createContext("/v1/holdings", guarded(this::holdings));
    server.createContext("/v1/household", guarded(this::household));
    server.createContext("/processor/confirm", guarded(purchases::confirm));
    server.start();
  }

  String base() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  int purchases() {
    return purchases.count();
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

  /** Forgets all purchases, as a server that lost its database would. */
  void forgetPurchases() {
    purchases.forget();
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
        purchases.order(exchange, body);
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
      purchases.order(exchange, body);
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
