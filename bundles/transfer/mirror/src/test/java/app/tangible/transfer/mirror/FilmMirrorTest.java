package app.tangible.transfer.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.content.FilmId;
import app.tangible.content.PieceManifest;
import app.tangible.content.sealed1.Bep52PieceHashing;
import app.tangible.host.ProductHome;
import app.tangible.transfer.Transfers;
import app.tangible.transfer.Wanted;
import app.tangible.transfer.cdn.CdnSource;
import app.tangible.transfer.swarm.SwarmTransfers;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FilmMirrorTest {

  private static final FilmId FILM = new FilmId("0123456789abcdef0123456789abcdef");

  @TempDir Path home;
  private final byte[] sealed = new byte[700_001];
  private final Bep52PieceHashing hashing = new Bep52PieceHashing();
  private final AtomicInteger asked = new AtomicInteger();
  private final HttpClient client = HttpClient.newHttpClient();
  private PieceManifest manifest;
  private HttpServer catalogue;
  private SwarmTransfers transfers;
  private final CdnSource cdn = new CdnSource(config(CdnSource.Config.class, Map.of()));
  private FilmMirror mirror;
  private Server jetty;
  private URI films;

  @BeforeEach
  void startCatalogue() throws Exception {
    new Random(1).nextBytes(sealed);
    Path file = Files.write(home.resolve("sealed"), sealed);
    manifest = hashing.manifestOf(FILM, file, 65_536);
    catalogue = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    String base = "http://127.0.0.1:" + catalogue.getAddress().getPort();
    String offer =
        """
        {"edition":"1","film":"%s","sealedBytes":%d,"pieceRoot":"%s","sources":["%s/source"]}\
        """
            .formatted(FILM, sealed.length, manifest.root(), base);
    answer("/v1/films", ("{\"films\":[" + offer + ",{\"film\":\"odd\"}]}").getBytes());
    answer("/v1/films/" + FILM, offer.getBytes());
    answer("/source/manifest", manifest.encode());
    serve("/source/sealed", sealed, manifest);
    catalogue.start();
  }

  private void serve(String path, byte[] bytes, PieceManifest of) {
    catalogue.createContext(
        path,
        exchange -> {
          asked.incrementAndGet();
          String[] range = exchange.getRequestHeaders().getFirst("Range").substring(6).split("-");
          int from = Integer.parseInt(range[0]);
          int length = Integer.parseInt(range[1]) + 1 - from;
          exchange.getResponseHeaders().set("ETag", '"' + of.root().hex() + '"');
          exchange
              .getResponseHeaders()
              .set(
                  "Content-Range",
                  "bytes " + from + "-" + (from + length - 1) + "/" + bytes.length);
          exchange.sendResponseHeaders(206, length);
          exchange.getResponseBody().write(bytes, from, length);
          exchange.close();
        });
  }

  private void answer(String path, byte[] body) {
    catalogue.createContext(
        path,
        exchange -> {
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
  }

  private void startMirror(Map<String, Object> settings) throws Exception {
    Map<String, Object> all = new HashMap<>(settings);
    all.putIfAbsent("catalogue", "http://127.0.0.1:" + catalogue.getAddress().getPort());
    all.putIfAbsent("refreshSeconds", 1);
    transfers = new SwarmTransfers(hashing, config(SwarmTransfers.Config.class, Map.of()));
    transfers.add(cdn);
    mirror =
        new FilmMirror(
            new Home(), transfers, hashing, null, null, config(FilmMirror.Config.class, all));
    jetty = new Server();
    ServerConnector connector = new ServerConnector(jetty);
    connector.setHost("127.0.0.1");
    jetty.addConnector(connector);
    ServletContextHandler context = new ServletContextHandler("/");
    ServletHolder servlet = new ServletHolder(mirror);
    context.addServlet(servlet, "/films/*");
    context.addServlet(servlet, "/status");
    jetty.setHandler(context);
    jetty.start();
    films = URI.create("http://127.0.0.1:" + connector.getLocalPort() + "/films/" + FILM);
  }

  private static <T> T config(Class<T> type, Map<String, Object> settings) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, _) -> settings.getOrDefault(method.getName(), method.getDefaultValue())));
  }

  @AfterEach
  void stop() throws Exception {
    if (jetty != null) {
      jetty.stop();
      mirror.close();
      transfers.close();
    }
    catalogue.stop(0);
    client.close();
  }

  private HttpResponse<byte[]> ask(String method, String leaf, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(films + leaf))
            .method(method, HttpRequest.BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private void awaitFilm() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> ask("HEAD", "/manifest").statusCode() == 200);
  }

  @Test
  void servesAFilmOfTheCatalogueWithItsManifest() throws Exception {
    startMirror(Map.of());
    awaitFilm();
    assertThat(ask("GET", "/manifest").body()).isEqualTo(manifest.encode());
    HttpResponse<byte[]> whole = ask("GET", "/sealed");
    assertThat(whole.statusCode()).isEqualTo(200);
    assertThat(whole.body()).isEqualTo(sealed);
    assertThat(whole.headers().firstValue("ETag")).hasValue('"' + manifest.root().hex() + '"');
    assertThat(whole.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable");
  }

  @Test
  void servesOneRange() throws Exception {
    startMirror(Map.of());
    awaitFilm();
    HttpResponse<byte[]> part = ask("GET", "/sealed", "Range", "bytes=65536-131071");
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.body()).isEqualTo(Arrays.copyOfRange(sealed, 65_536, 131_072));
    assertThat(part.headers().firstValue("Content-Range"))
        .hasValue("bytes 65536-131071/" + sealed.length);
    HttpResponse<byte[]> outside = ask("GET", "/sealed", "Range", "bytes=700001-");
    assertThat(outside.statusCode()).isEqualTo(416);
    assertThat(outside.headers().firstValue("Content-Range")).hasValue("bytes */700001");
  }

  @Test
  void answersConditions() throws Exception {
    startMirror(Map.of());
    awaitFilm();
    String tag = '"' + manifest.root().hex() + '"';
    assertThat(ask("GET", "/sealed", "If-None-Match", tag).statusCode()).isEqualTo(304);
    assertThat(ask("GET", "/sealed", "If-Match", "\"other\"").statusCode()).isEqualTo(412);
    assertThat(ask("GET", "/sealed", "If-Range", "\"other\"", "Range", "bytes=0-0").statusCode())
        .isEqualTo(200);
    assertThat(ask("GET", "/sealed", "If-Range", tag, "Range", "bytes=0-0").statusCode())
        .isEqualTo(206);
    assertThat(ask("POST", "/sealed").statusCode()).isEqualTo(405);
  }

  @Test
  void doesNotServeOtherPaths() throws Exception {
    startMirror(Map.of());
    awaitFilm();
    for (String other :
        List.of("", "/", "/sealed.part", "/sealed/..", "/../" + FILM + ".tsf", "/%2e%2e/x")) {
      assertThat(ask("GET", other).statusCode()).as(other).isIn(400, 404);
    }
  }

  @Test
  void isASourceForTransfers() throws Exception {
    startMirror(Map.of());
    awaitFilm();
    catalogue.stop(0);
    try (CloseableTransfers other = new CloseableTransfers()) {
      Path copy =
          other
              .transfers()
              .fetch(
                  new Wanted(FILM, manifest.root(), sealed.length, List.of(films)),
                  home.resolve("copy"))
              .whole()
              .get(20, TimeUnit.SECONDS);
      assertThat(copy).hasBinaryContent(sealed);
    }
  }

  @Test
  void servesAfterARestartWithoutTheCatalogue() throws Exception {
    startMirror(Map.of());
    awaitFilm();
    int before = asked.get();
    jetty.stop();
    mirror.close();
    transfers.close();
    startMirror(Map.of("catalogue", "http://127.0.0.1:9"));
    assertThat(ask("GET", "/sealed").body()).isEqualTo(sealed);
    assertThat(asked).hasValue(before);
  }

  @Test
  void staysWithinItsQuota() throws Exception {
    startMirror(Map.of("quotaBytes", 700_000L));
    Awaitility.await()
        .during(Duration.ofSeconds(2))
        .atMost(Duration.ofSeconds(5))
        .until(() -> ask("GET", "/sealed").statusCode() == 404);
    assertThat(asked).hasValue(0);
  }

  @Test
  void aCommonFilmMakesWayForARareOne() throws Exception {
    answer("/v1/seeding/films", seeded(9, 0));
    startMirror(Map.of("quotaBytes", 1_000_000L));
    awaitFilm();
    FilmId rare = new FilmId("ff".repeat(16));
    byte[] other = new byte[650_000];
    new Random(2).nextBytes(other);
    PieceManifest ofRare =
        hashing.manifestOf(rare, Files.write(home.resolve("rare"), other), 65_536);
    String base = "http://127.0.0.1:" + catalogue.getAddress().getPort();
    answer("/rare/manifest", ofRare.encode());
    serve("/rare/sealed", other, ofRare);
    catalogue.removeContext("/v1/films");
    answer(
        "/v1/films",
        ("{\"films\":["
                + offer(FILM, sealed.length, manifest, base + "/source")
                + ","
                + offer(rare, other.length, ofRare, base + "/rare")
                + "]}")
            .getBytes());
    URI sealedRare = films.resolve("/films/" + rare + "/sealed");
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> head(sealedRare) == 200 && ask("HEAD", "/sealed").statusCode() == 404);
    assertThat(home.resolve("films").resolve(FILM + ".tsf")).doesNotExist();
  }

  private static byte[] seeded(long common, long rare) {
    return """
    {"films":[{"film":"%s","live":%d},{"film":"%s","live":%d}]}\
    """
        .formatted(FILM, common, "ff".repeat(16), rare)
        .getBytes();
  }

  private static String offer(FilmId film, int bytes, PieceManifest of, String source) {
    return """
    {"edition":"1","film":"%s","sealedBytes":%d,"pieceRoot":"%s","sources":["%s"]}\
    """
        .formatted(film, bytes, of.root(), source);
  }

  private int head(URI at) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(at).method("HEAD", HttpRequest.BodyPublishers.noBody()).build();
    return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  @Test
  void refusesAFullDiskAndServesOn() throws Exception {
    startMirror(Map.of("reserveBytes", Long.MAX_VALUE / 2));
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> status().path("disk").path("problem").asText().contains("disk is nearly"));
    assertThat(asked).hasValue(0);
    assertThat(ask("GET", "/sealed").statusCode()).isEqualTo(404);
  }

  @Test
  void saysHowItDoesWithoutATitle() throws Exception {
    startMirror(Map.of());
    awaitFilm();
    ask("GET", "/sealed");
    JsonNode status = status();
    assertThat(status.path("films")).hasSize(1);
    assertThat(status.at("/films/0/film").asText()).isEqualTo(FILM.hex());
    assertThat(status.at("/films/0/state").asText()).isEqualTo("WHOLE");
    assertThat(status.at("/films/0/servedBytes").asLong()).isEqualTo(sealed.length);
    assertThat(status.at("/disk/problem").asText()).isEmpty();
    assertThat(status.at("/disk/usedBytes").asLong()).isGreaterThanOrEqualTo(sealed.length);
    assertThat(mirror.status()).contains(FILM.hex()).contains("WHOLE");
  }

  private JsonNode status() throws Exception {
    URI at = films.resolve("/status");
    return new ObjectMapper()
        .readTree(
            client
                .send(HttpRequest.newBuilder(at).build(), HttpResponse.BodyHandlers.ofByteArray())
                .body());
  }

  @Test
  void mirrorsTheFilmsThatItIsToldOnly() throws Exception {
    startMirror(Map.of("films", new String[] {FILM.hex()}));
    awaitFilm();
    assertThat(ask("GET", "/sealed").body()).isEqualTo(sealed);
  }

  /** So that a second household can be closed. */
  private record CloseableTransfers(SwarmTransfers own, CdnSource cdn) implements AutoCloseable {

    CloseableTransfers() {
      this(
          new SwarmTransfers(
              new Bep52PieceHashing(), config(SwarmTransfers.Config.class, Map.of())),
          new CdnSource(config(CdnSource.Config.class, Map.of())));
      own.add(cdn);
    }

    Transfers transfers() {
      return own;
    }

    @Override
    public void close() {
      own.close();
      cdn.close();
    }
  }

  /** A home in the test's folder. */
  private final class Home implements ProductHome {

    @Override
    public String product() {
      return "seeder";
    }

    @Override
    public Path folder(String name) {
      try {
        return Files.createDirectories(home.resolve(name));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public Path distribution() {
      throw new UnsupportedOperationException();
    }
  }
}
