package app.tangible.store.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tangible.store.StoreException;
import app.tangible.store.http.StoreClient.Call;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a store sends, it costs no more than its bound in memory and in time. */
@Timeout(60)
class StoreClientTest {

  @TempDir Path folder;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final AtomicInteger elsewhere = new AtomicInteger();
  private HttpServer server;
  private TestHousehold home;
  private StoreClient client;

  @BeforeEach
  void start() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.start();
    String base = "http://127.0.0.1:" + server.getAddress().getPort();
    home = new TestHousehold(folder, "http://127.0.0.1:9");
    client =
        new StoreClient(
            URI.create(base), home.identity, Clock.systemUTC(), Duration.ofSeconds(1), threads);
  }

  @AfterEach
  void stop() {
    closing.countDown();
    client.close();
    home.close();
    server.stop(0);
    threads.shutdownNow();
  }

  private void answering(HttpHandler handler) {
    server.createContext(
        "/v1/films",
        exchange -> {
          try (exchange) {
            handler.handle(exchange);
          }
        });
  }

  private void refusesToWaitOrTake(String said) {
    assertThatThrownBy(() -> client.call(Call.get("/v1/films")))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(said)
        .matches(e -> ((StoreException) e).worthRetrying());
  }

  @Test
  void anAnswerWithoutEndIsCut() {
    answering(
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          byte[] page = new byte[65_536];
          while (closing.getCount() > 0) {
            exchange.getResponseBody().write(page);
          }
        });
    refusesToWaitOrTake("longer answer");
  }

  @Test
  void anAnnouncedAnswerThatIsTooLongIsNotTaken() {
    answering(
        exchange -> {
          exchange.sendResponseHeaders(200, 2L << 20);
          exchange.getResponseBody().write(new byte[2 << 20]);
        });
    refusesToWaitOrTake("longer answer");
  }

  @Test
  void aStoreThatDoesNotAnswerIsLeft() {
    answering(exchange -> hang());
    refusesToWaitOrTake("did not answer in time");
  }

  @Test
  void aStoreThatStallsInTheMiddleIsLeft() {
    answering(
        exchange -> {
          exchange.sendResponseHeaders(200, 1000);
          exchange.getResponseBody().write(new byte[10]);
          exchange.getResponseBody().flush();
          hang();
        });
    refusesToWaitOrTake("did not answer in time");
  }

  private void hang() {
    try {
      closing.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aCutConnectionIsWorthRetrying() {
    answering(
        exchange -> {
          exchange.sendResponseHeaders(200, 1000);
          exchange.getResponseBody().write(new byte[10]);
        });
    refusesToWaitOrTake("cannot be reached");
  }

  @Test
  void aRedirectIsNotFollowed() {
    server.createContext(
        "/elsewhere",
        exchange -> {
          elsewhere.incrementAndGet();
          exchange.close();
        });
    answering(
        exchange -> {
          exchange.getResponseHeaders().set("Location", "/elsewhere");
          exchange.sendResponseHeaders(307, -1);
        });
    refusesToWaitOrTake("307");
    assertThat(elsewhere).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 425, 429, 500, 502, 503})
  void aBusyStoreIsWorthRetrying(int status) {
    answering(exchange -> exchange.sendResponseHeaders(status, -1));
    refusesToWaitOrTake("busy");
  }

  @Test
  void aSignatureThatIsNotAcceptedNamesTheClock() {
    answering(exchange -> exchange.sendResponseHeaders(401, -1));
    refusesToWaitOrTake("date and time");
  }

  @Test
  void aRefusalCarriesTheProblemInBounds() {
    byte[] problem =
        ("{\"title\":\"no\",\"detail\":\"sold\\nout " + "x".repeat(1000) + "\"}").getBytes();
    answering(
        exchange -> {
          exchange.sendResponseHeaders(422, problem.length);
          exchange.getResponseBody().write(problem);
        });
    Answer answer = client.call(Call.get("/v1/films"));
    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.Refused.class,
            refused -> {
              assertThat(refused.status()).isEqualTo(422);
              assertThat(refused.detail()).startsWith("sold out x").hasSize(301);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "12", "{", "null", "\"text\"", "{\"a\":"})
  void whatIsNoObjectIsUnreadable(String text) {
    assertThatThrownBy(() -> Json.read(text.getBytes())).isInstanceOf(StoreException.class);
  }

  @Test
  void deepNestingIsUnreadable() {
    String deep = "{\"a\":".repeat(1000) + "1" + "}".repeat(1000);
    assertThatThrownBy(() -> Json.read(deep.getBytes())).isInstanceOf(StoreException.class);
  }
}
