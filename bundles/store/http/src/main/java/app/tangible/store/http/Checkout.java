package app.tangible.store.http;

import app.tangible.decoder.Decoder;
import app.tangible.identity.DeviceGrant;
import app.tangible.identity.Identity;
import app.tangible.library.Library;
import app.tangible.library.OwnedFilm;
import app.tangible.library.PendingPurchase;
import app.tangible.licence.LicenceId;
import app.tangible.licence.LicencePackage;
import app.tangible.store.Offer;
import app.tangible.store.Purchase.Stage;
import app.tangible.store.StoreException;
import app.tangible.store.http.OrderState.State;
import app.tangible.store.http.StoreClient.Call;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * From the order to the licence in the library. Every step may be repeated after a kill: the order
 * by its idempotency key, the payment by its intent, the rest by asking.
 */
final class Checkout {

  private static final Duration LONG_POLL = Duration.ofSeconds(20);
  private static final Duration AFTER_DECLINE = Duration.ofSeconds(2);

  private final StoreClient client;
  private final Library library;
  private final Identity identity;
  private final Decoder decoder;
  private final Licences licences;
  private final Till till;

  Checkout(
      StoreClient client,
      Library library,
      Identity identity,
      Decoder decoder,
      Licences licences,
      Till till) {
    this.client = client;
    this.library = library;
    this.identity = identity;
    this.decoder = decoder;
    this.licences = licences;
    this.till = till;
  }

  /**
   * @throws StoreException not worth retrying when nothing was bought and nothing will be
   */
  OwnedFilm run(PendingPurchase pending, PurchaseView view) {
    Offer offer = view.offer();
    OrderState order = current(pending);
    while (order.state() != State.ISSUED) {
      order = next(pending, order, view);
    }
    LicenceId id = order.licence();
    LicencePackage licence = licences.fetch(id, offer);
    OwnedFilm film =
        new OwnedFilm(
            id,
            offer.film(),
            offer.title(),
            offer.year(),
            offer.studio(),
            offer.synopsis(),
            offer.quality(),
            offer.duration(),
            Instant.now(),
            Duration.ZERO,
            false,
            licence);
    library.keep(film);
    return film;
  }

  private OrderState next(PendingPurchase pending, OrderState order, PurchaseView view) {
    return switch (order.state()) {
      case PAYMENT_PENDING -> {
        view.at(Stage.PAYING);
        yield pay(pending, order);
      }
      case PAID -> {
        view.at(Stage.PAID);
        yield ask(pending, order, LONG_POLL);
      }
      case MINTED, ANCHORED -> {
        view.at(Stage.CERTIFYING);
        yield ask(pending, order, LONG_POLL);
      }
      case PAYMENT_FAILED ->
          throw new StoreException(Messages.text("paymentFailed", order.problem()), false);
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
    if (pending.purchase().isEmpty()) {
      return order(pending);
    }
    return poll(pending, "/v1/purchases/" + pending.purchase().get(), Duration.ZERO);
  }

  private OrderState ask(PendingPurchase pending, OrderState known, Duration wait) {
    return poll(
        pending,
        "/v1/purchases/%s?known=%s&wait=%d"
            .formatted(known.purchase(), known.state(), wait.toSeconds()),
        wait);
  }

  private OrderState poll(PendingPurchase pending, String path, Duration wait) {
    return switch (client.call(Call.get(path).bySignature().waiting(wait))) {
      case Answer.Good good -> OrderState.read(good.body());
      // Money may have moved: never given up here. The order is repeated under its key.
      case Answer.Refused(int status, String _) when status == 404 -> order(pending);
      case Answer.Refused refused ->
          throw new StoreException(Messages.text("refused", refused.detail()), true);
    };
  }

  private OrderState order(PendingPurchase pending) {
    DeviceGrant grant = identity.grant(decoder.enrol(identity.owner()));
    ObjectNode body = Json.object().put("edition", pending.edition());
    body.putObject("grant")
        .put("owner", grant.owner().hex())
        .put("device", grant.device().hex())
        .put("agreement", grant.agreement().hex())
        .put("signature", grant.signature().hex());
    Call call = Call.post("/v1/purchases", Json.bytes(body)).withKey(pending.idempotencyKey());
    return switch (client.call(call)) {
      case Answer.Good good -> {
        OrderState order = OrderState.read(good.body());
        if (!order.purchase().matches("[A-Za-z0-9._~-]{1,100}")) {
          throw Json.unreadable();
        }
        library.note(
            new PendingPurchase(
                pending.idempotencyKey(),
                pending.edition(),
                pending.offer(),
                Optional.of(order.purchase())));
        yield order;
      }
      case Answer.Refused refused ->
          // Once an order has a number money may have moved, and it is not given up.
          throw new StoreException(
              Messages.text("refused", refused.detail()),
              pending.purchase().isPresent() || refused.status() == 409);
    };
  }
}
