package app.tangible.store.http;

import app.tangible.content.FilmId;
import app.tangible.content.MasterHash;
import app.tangible.library.Library;
import app.tangible.library.PendingPurchase;
import app.tangible.library.PendingPurchase.Order;
import app.tangible.licence.LicenceId;
import app.tangible.licence.LicencePackage;
import app.tangible.store.Purchase.Stage;
import app.tangible.store.StoreException;
import app.tangible.store.http.OrderState.State;
import app.tangible.store.http.StoreClient.Call;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * From the order to the licence. Every step may be repeated after a kill: the order by its
 * idempotency key, the payment by its intent, the rest by asking.
 */
final class Checkout {

  private static final Duration LONG_POLL = Duration.ofSeconds(20);
  private static final Duration AFTER_DECLINE = Duration.ofSeconds(2);
  private static final Duration HURRY = Duration.ofSeconds(1);

  private final StoreClient client;
  private final Library library;
  private final Grants grants;
  private final Licences licences;
  private final Till till;
  private final Closing closing;

  Checkout(
      StoreClient client,
      Library library,
      Grants grants,
      Licences licences,
      Till till,
      Closing closing) {
    this.client = client;
    this.library = library;
    this.grants = grants;
    this.licences = licences;
    this.till = till;
    this.closing = closing;
  }

  /** What came of an order. */
  record Issued(LicenceId id, LicencePackage licence) {}

  /**
   * Follows the order until its licence is here.
   *
   * @param film what the licence must be for
   * @param masterHash and of which sealing
   * @param stage hears where it is
   * @throws StoreException not worth retrying when nothing was bought and nothing will be
   */
  Issued run(PendingPurchase pending, FilmId film, MasterHash masterHash, Consumer<Stage> stage) {
    OrderState order = current(pending);
    while (order.state() != State.ISSUED) {
      order = next(pending, order, stage);
    }
    LicenceId id = order.licence();
    return new Issued(id, licences.fetch(id, film, masterHash));
  }

  private OrderState next(PendingPurchase pending, OrderState order, Consumer<Stage> stage) {
    return switch (order.state()) {
      case PAYMENT_PENDING -> {
        stage.accept(Stage.PAYING);
        yield pay(pending, order);
      }
      case PAID -> {
        stage.accept(Stage.PAID);
        yield ask(pending, order, LONG_POLL);
      }
      case MINTED, ANCHORED -> {
        stage.accept(Stage.CERTIFYING);
        yield ask(pending, order, LONG_POLL);
      }
      case PAYMENT_FAILED ->
          throw new StoreException(Messages.text("paymentFailed", order.problem()), false);
      case REFUNDED -> throw new StoreException(Messages.text("refunded"), false);
      case ISSUED -> order;
    };
  }

  private OrderState pay(PendingPurchase pending, OrderState order) {
    try {
      till.pay(order.payment());
    } catch (StoreException declined) {
      if (declined.worthRetrying()) {
        throw declined;
      }
      // The store has the last word: an earlier confirmation, before a kill, may have counted.
      OrderState after = ask(pending, order, AFTER_DECLINE);
      if (after.state() == State.PAYMENT_PENDING || after.state() == State.PAYMENT_FAILED) {
        throw new StoreException(Messages.text("paymentFailed", declined.getMessage()), false);
      }
      return after;
    }
    return ask(pending, order, LONG_POLL);
  }

  private OrderState current(PendingPurchase pending) {
    return pending
        .purchase()
        .map(id -> poll(pending, id, "", Duration.ZERO))
        .orElseGet(() -> order(pending));
  }

  /** Waits for another state than the known one. */
  private OrderState ask(PendingPurchase pending, OrderState known, Duration wait) {
    long begun = System.nanoTime();
    String query = "?known=%s&wait=%d".formatted(known.state(), wait.toSeconds());
    OrderState found = poll(pending, known.purchase(), query, wait);
    if (found.state() == known.state() && System.nanoTime() - begun < wait.toNanos() / 2) {
      // A store that does not wait as it was asked must not be asked in a hurry.
      closing.pause(HURRY);
    }
    return found;
  }

  private OrderState poll(PendingPurchase pending, String id, String query, Duration wait) {
    Call call = Call.get("/v1/purchases/" + id + query).bySignature().waiting(wait);
    return switch (client.call(call)) {
      case Answer.Good good -> OrderState.read(good.body());
      // Money may have moved: never given up here. The order is repeated under its key.
      case Answer.Refused refused when refused.status() == 404 -> {
        OrderState again = order(pending);
        if (again.purchase().equals(id)) {
          throw Json.unreadable();
        }
        yield again;
      }
      case Answer.Refused refused ->
          throw new StoreException(Messages.text("refused", refused.detail()), true);
    };
  }

  private OrderState order(PendingPurchase pending) {
    return switch (client.call(call(pending))) {
      case Answer.Good good -> {
        OrderState order = OrderState.read(good.body());
        if (!order.purchase().matches("[A-Za-z0-9._~-]{1,100}")) {
          throw Json.unreadable();
        }
        library.note(pending.numbered(order.purchase()));
        yield order;
      }
      case Answer.Refused refused ->
          // Once an order has a number money may have moved, and it is not given up.
          throw new StoreException(
              Messages.text("refused", refused.detail()),
              pending.purchase().isPresent() || passes(pending.order(), refused));
    };
  }

  /** Whether the same order may be taken later; an offer that somebody else has does not wait. */
  private static boolean passes(Order order, Answer.Refused refused) {
    return refused.status() == 409 && (order != Order.OFFER || refused.kind().equals("busy"));
  }

  private Call call(PendingPurchase pending) {
    ObjectNode body = Json.object();
    String path =
        switch (pending.order()) {
          case EDITION -> {
            body.put("edition", pending.subject());
            yield "/v1/purchases";
          }
          case OFFER -> {
            body.put("offer", pending.subject());
            yield "/v1/purchases";
          }
          case REISSUE -> "/v1/licences/" + pending.subject() + "/reissue";
          case CLAIM -> {
            body.put("token", pending.subject());
            yield "/v1/holdings";
          }
        };
    body.set("grant", grants.of(pending.slot()));
    return Call.post(path, Json.bytes(body)).withKey(pending.idempotencyKey());
  }
}
