package app.tangible.store.http;

import static app.tangible.store.http.TestExchange.answer;
import static app.tangible.store.http.TestExchange.problem;
import static app.tangible.store.http.TestExchange.query;
import static app.tangible.store.http.TestExchange.verify;

import app.tangible.identity.DeviceGrant;
import app.tangible.licence.LicenceId;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The orders that the test backend took, how they go on by themselves, and their payments. */
final class TestPurchases {

  private final TestBackend backend;
  private final ScheduledExecutorService clock;
  private final Map<String, Order> byKey = new LinkedHashMap<>();
  private final ObjectMapper json = new ObjectMapper();

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

  TestPurchases(TestBackend backend, ScheduledExecutorService clock) {
    this.backend = backend;
    this.clock = clock;
  }

  synchronized int count() {
    return byKey.size();
  }

  /** As a server that lost its database would. */
  synchronized void forget() {
    byKey.clear();
  }

  void handle(HttpExchange exchange) throws IOException {
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

  void order(HttpExchange exchange, byte[] body) throws IOException {
    backend.orders.incrementAndGet();
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
        order.grant = backend.licences.grant(asked.path("grant"));
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
    if (backend.lostAnswers.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
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
          backend
              .market
              .find(order.offer)
              .orElseThrow(() -> new TestMarket.Problem(404, "unknown-offer"));
      if (!row.state.equals("OPEN")) {
        throw new TestMarket.Problem(409, "reserved");
      }
      backend.market.at(row, "RESERVED");
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
      clock.schedule(() -> move(order, from, to), i * backend.stepMillis, TimeUnit.MILLISECONDS);
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

  private synchronized void move(Order order, String from, String to) {
    if (order.state.equals(from)) {
      if (to.equals("MINTED") && backend.refunds) {
        order.state = "REFUNDED";
        notifyAll();
        return;
      }
      if (to.equals("MINTED") && !order.offer.isEmpty()) {
        String kind = backend.market.only().kind;
        if (kind.equals("LOAN")) {
          backend.market.at(backend.market.only(), "LENT");
        } else {
          backend.market.sold(kind.equals("GIFT") ? "GIVEN" : "SOLD");
        }
      }
      if (to.equals("ISSUED")) {
        order.licence =
            backend.licences.issue(order.grant, backend.market.nonce(), Optional.empty());
      }
      order.state = to;
      backend.states.add(to);
      notifyAll();
    }
  }

  void confirm(HttpExchange exchange) throws IOException {
    backend.confirmations.incrementAndGet();
    JsonNode body = json.readTree(exchange.getRequestBody().readAllBytes());
    String id = body.path("clientSecret").asText().substring("secret-".length());
    Order order = find(id, "", "0").orElseThrow();
    if (body.path("card").asText().equals(TestBackend.DECLINED)) {
      move(order, "PAYMENT_PENDING", "PAYMENT_FAILED");
      problem(exchange, 402, "declined");
      return;
    }
    synchronized (this) {
      if (order.state.equals("PAYMENT_PENDING")) {
        backend.charges.incrementAndGet();
        clock.schedule(
            () -> move(order, "PAYMENT_PENDING", "PAID"),
            backend.stepMillis,
            TimeUnit.MILLISECONDS);
        clock.schedule(() -> goOn(order), backend.stepMillis, TimeUnit.MILLISECONDS);
      }
    }
    answer(exchange, 200, "{\"status\":\"succeeded\"}");
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
            backend.base(),
            order.offer.isEmpty() ? 1300 : backend.market.only().price,
            licence);
  }
}
