package app.tangible.store.testcard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tangible.store.Money;
import app.tangible.store.PaymentMethod.PaymentIntent;
import app.tangible.store.StoreException;
import com.sun.net.httpserver.HttpServer;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TestCardTest {

  private final AtomicReference<String> heard = new AtomicReference<>("");
  private HttpServer processor;
  private int status = 200;
  private TestCard card;

  @BeforeEach
  void start() throws Exception {
    processor = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    processor.createContext(
        "/confirm",
        exchange -> {
          heard.set(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    processor.start();
    card = new TestCard(config(Map.of()));
  }

  @AfterEach
  void stop() {
    card.close();
    processor.stop(0);
  }

  private static TestCard.Config config(Map<String, Object> settings) {
    return (TestCard.Config)
        Proxy.newProxyInstance(
            TestCard.class.getClassLoader(),
            new Class<?>[] {TestCard.Config.class},
            (_, method, _) -> settings.getOrDefault(method.getName(), method.getDefaultValue()));
  }

  private PaymentIntent intent() {
    return new PaymentIntent(
        "i-1",
        "secret-1",
        URI.create("http://127.0.0.1:" + processor.getAddress().getPort() + "/confirm"),
        new Money(1300, "EUR"));
  }

  @Test
  void confirmsWithTheSecretAndTheCard() {
    card.confirm(intent());
    assertThat(heard.get()).contains("\"secret-1\"", "\"4242424242424242\"");
  }

  @Test
  void aDeclinedCardIsNotTriedAgain() {
    status = 402;
    assertThatThrownBy(() -> card.confirm(intent()))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("declined")
        .matches(e -> !((StoreException) e).worthRetrying());
  }

  @Test
  void aBrokenProcessorIsTriedAgain() {
    status = 500;
    assertThatThrownBy(() -> card.confirm(intent()))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("500")
        .matches(e -> ((StoreException) e).worthRetrying());
    processor.stop(0);
    assertThatThrownBy(() -> card.confirm(intent()))
        .isInstanceOf(StoreException.class)
        .matches(e -> ((StoreException) e).worthRetrying());
  }

  @Test
  void refusesWhatIsNoCardNumber() {
    assertThatThrownBy(() -> new TestCard(config(Map.of("card", "42"))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void speaksBothLanguages() {
    String name = "app.tangible.store.testcard.messages";
    assertThatCode(
            () ->
                assertThat(ResourceBundle.getBundle(name, Locale.FRENCH).keySet())
                    .isEqualTo(ResourceBundle.getBundle(name, Locale.ROOT).keySet()))
        .doesNotThrowAnyException();
  }
}
