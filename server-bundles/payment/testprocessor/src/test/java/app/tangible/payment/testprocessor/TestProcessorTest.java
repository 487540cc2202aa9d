package app.tangible.payment.testprocessor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tangible.database.trial.TrialDatabase;
import app.tangible.keys.wrapped.WrappedKeys;
import app.tangible.payment.ForgedWebhookException;
import app.tangible.payment.PaymentEvent;
import app.tangible.payment.PaymentException;
import app.tangible.payment.PaymentProcessor.Amount;
import app.tangible.payment.PaymentProcessor.Intent;
import app.tangible.payment.testprocessor.TestProcessor.Confirmation;
import app.tangible.web.ProblemException;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TestProcessorTest {

  private static final Amount PRICE = new Amount(1_300, "EUR");
  private static final String GOOD = "4242424242424242";

  @TempDir Path folder;
  private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();
  private final AtomicInteger refusals = new AtomicInteger();
  private HttpServer shop;
  private TrialDatabase database;
  private TestProcessor processor;

  private record Delivery(String signature, byte[] body) {}

  @BeforeEach
  void open() throws IOException {
    if (shop == null) {
      shop = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      shop.createContext(
          "/",
          exchange -> {
            deliveries.add(
                new Delivery(
                    exchange.getRequestHeaders().getFirst("Tangible-Signature"),
                    exchange.getRequestBody().readAllBytes()));
            boolean refuse = refusals.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
            exchange.sendResponseHeaders(refuse ? 500 : 200, -1);
            exchange.close();
          });
      shop.start();
    }
    WrappedKeys keys = new WrappedKeys(folder, "0123456789abcdef0123456789abcdef");
    database = TrialDatabase.open(keys, folder);
    processor = new TestProcessor(database, keys, webhook().toString(), Clock.systemUTC());
  }

  private void kill() {
    processor.close();
    database.close();
  }

  @AfterEach
  void close() {
    kill();
    shop.stop(0);
  }

  private URI webhook() {
    return URI.create("http://127.0.0.1:" + shop.getAddress().getPort() + "/");
  }

  private String confirm(Intent intent, String card) {
    return processor
        .confirm(intent.id(), new Confirmation(intent.clientSecret(), card), webhook())
        .status();
  }

  private List<Delivery> until(int count) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> deliveries, d -> d.size() >= count);
  }

  private PaymentEvent read(Delivery delivery) throws ForgedWebhookException {
    return processor.read(delivery.signature(), delivery.body(), Instant.now());
  }

  @Test
  void answersTheSameIntentForTheSameReferenceAlsoAfterARestart() throws Exception {
    Intent intent = processor.intent("purchase-1", PRICE);
    kill();
    open();
    assertThat(processor.intent("purchase-1", PRICE)).isEqualTo(intent);
    assertThat(processor.intent("purchase-2", PRICE).id()).isNotEqualTo(intent.id());
    assertThatThrownBy(() -> processor.intent("purchase-1", new Amount(1, "EUR")))
        .isInstanceOf(PaymentException.class);
    assertThat(intent.toString()).doesNotContain(intent.clientSecret());
  }

  @Test
  void reportsASignedSuccess() throws Exception {
    Intent intent = processor.intent("purchase-1", PRICE);
    assertThat(confirm(intent, GOOD)).isEqualTo("succeeded");
    PaymentEvent event = read(until(1).getFirst());
    assertThat(event.kind()).isEqualTo(PaymentEvent.Kind.SUCCEEDED);
    assertThat(event.intent()).isEqualTo(intent.id());
    assertThat(event.reference()).isEqualTo("purchase-1");
    assertThat(event.amount()).isEqualTo(PRICE);
  }

  @Test
  void givesBackWhatWasPaidAndNothingElseHoweverOftenItIsAsked() throws Exception {
    Intent intent = processor.intent("purchase-1", PRICE);
    assertThatThrownBy(() -> processor.refund("purchase-1", PRICE))
        .as("nothing was paid yet")
        .isInstanceOf(PaymentException.class);
    confirm(intent, GOOD);
    processor.refund("purchase-1", PRICE);
    kill();
    open();
    processor.refund("purchase-1", PRICE);
    assertThatThrownBy(() -> processor.refund("purchase-1", new Amount(1, "EUR")))
        .isInstanceOf(PaymentException.class);
    assertThatThrownBy(() -> processor.refund("purchase-2", PRICE))
        .isInstanceOf(PaymentException.class);
    assertThat(
            database
                .transaction(
                    t ->
                        t.first(
                            "select count(*) from processor_intents where refunded = true",
                            row -> row.getInt(1)))
                .orElseThrow())
        .isEqualTo(1);
    assertThat(confirm(intent, GOOD)).as("a refunded intent takes no money").isEqualTo("succeeded");
  }

  @Test
  void confirmsOnceHoweverOftenAndAtOnceItIsAsked() throws Exception {
    Intent intent = processor.intent("purchase-1", PRICE);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> all =
          IntStream.range(0, 10)
              .mapToObj(i -> threads.submit(() -> confirm(intent, GOOD)))
              .toList();
      for (Future<String> one : all) {
        assertThat(one.get()).isEqualTo("succeeded");
      }
    }
    Intent other = processor.intent("purchase-2", PRICE);
    confirm(other, GOOD); // delivered after all of the first
    until(2);
    assertThat(deliveries).hasSize(2);
  }

  @Test
  void deliversTheSameEventTwiceForTheCardThatAsksForIt() throws Exception {
    confirm(processor.intent("purchase-1", PRICE), "4000 0000 0000 0259");
    until(2);
    assertThat(read(deliveries.get(0)).id()).isEqualTo(read(deliveries.get(1)).id());
  }

  @Test
  void declinesACardReportsItAndTakesAnother() throws Exception {
    Intent intent = processor.intent("purchase-1", PRICE);
    assertThatThrownBy(() -> confirm(intent, "4000000000000002"))
        .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.status()).isEqualTo(402));
    assertThat(read(until(1).getFirst()).kind()).isEqualTo(PaymentEvent.Kind.FAILED);
    assertThat(confirm(intent, GOOD)).isEqualTo("succeeded");
    assertThat(read(until(2).get(1)).kind()).isEqualTo(PaymentEvent.Kind.SUCCEEDED);
  }

  @Test
  void refusesWhoHasNotTheIntentsSecret() {
    Intent intent = processor.intent("purchase-1", PRICE);
    assertThatThrownBy(
            () -> processor.confirm(intent.id(), new Confirmation("guess", GOOD), webhook()))
        .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.status()).isEqualTo(404));
  }

  @Test
  void deliversUntilItIsTakenAlsoAfterARestart() throws Exception {
    refusals.set(1);
    Intent intent = processor.intent("purchase-1", PRICE);
    confirm(intent, GOOD);
    until(1);
    kill();
    open();
    until(2);
    assertThat(read(deliveries.get(1)).id()).isEqualTo(read(deliveries.get(0)).id());
  }

  @Test
  void refusesAWebhookThatWasChangedForgedOrIsOld() {
    confirm(processor.intent("purchase-1", PRICE), GOOD);
    Delivery delivery = until(1).getFirst();
    for (int i = 0; i < delivery.body().length; i += 7) {
      byte[] changed = delivery.body().clone();
      changed[i] ^= 1;
      assertThatThrownBy(() -> processor.read(delivery.signature(), changed, Instant.now()))
          .isInstanceOf(ForgedWebhookException.class);
    }
    for (Instant when : List.of(Instant.now().plusSeconds(400), Instant.now().minusSeconds(400))) {
      assertThatThrownBy(() -> processor.read(delivery.signature(), delivery.body(), when))
          .isInstanceOf(ForgedWebhookException.class);
    }
    for (String signature :
        List.of(
            "", "v1=00", delivery.signature().replace("t=", "t=1"), "t=1,v1=" + "0".repeat(64))) {
      assertThatThrownBy(() -> processor.read(signature, delivery.body(), Instant.now()))
          .isInstanceOf(ForgedWebhookException.class);
    }
  }
}
