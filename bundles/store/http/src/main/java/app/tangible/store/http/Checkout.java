package app.tangible.store.http;

import app.tangible.decoder.Decoder;
import app.tangible.decoder.Enrolment;
import app.tangible.identity.DeviceGrant;
import app.tangible.identity.Identity;
import app.tangible.identity.KeySlot;
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
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * From the order to the licence in the library. Every step may be repeated after a kill: the order
 * by its idempotency key, the payment by its intent, the rest by asking.
 */
final class Checkout {

  private static final Duration LONG_POLL = Duration.ofSeconds(20);
  private static final Duration AFTER_DECLINE = Duration.ofSeconds(2);
  private static final Duration HURRY = Duration.ofSeconds(1);

  private final StoreClient client;
  private final Library library;
  private final Identity identity;
  private final Decoder decoder;
  private final Licences licences;
  private final Till till;
  private final Closing closing;

  Checkout(
      StoreClient client,
      Library library,
      Identity identity,
      Decoder decoder,
      Licences licences,
      Till till,
      Closing closing) {
    this.client = client;
    this.library = library;
    this.identity = identity;
    this.decoder = decoder;
    this.licences = licences;
    this.till = till;
    this.closing = closing;
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
      case Answer.Refused(int status, String _) when status == 404 -> {
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
    Enrolment keys = decoder.enrol(identity.owner(), slot(pending));
    DeviceGrant grant = identity.grant(keys.agreement(), keys.receipts());
    ObjectNode body = Json.object().put("edition", pending.edition());
    body.putObject("grant")
        .put("owner", grant.owner().hex())
        .put("device", grant.device().hex())
        .put("agreement", grant.agreement().hex())
        .put("receipts", grant.receipts().hex())
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

  /** The same at every try of this purchase, as its idempotency key is. */
  private static KeySlot slot(PendingPurchase pending) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(pending.idempotencyKey().getBytes(StandardCharsets.UTF_8));
      return KeySlot.of(Arrays.copyOf(digest, 16));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
