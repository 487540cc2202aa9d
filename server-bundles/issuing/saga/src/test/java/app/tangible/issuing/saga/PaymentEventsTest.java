package app.tangible.issuing.saga;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.issuing.Purchase;
import app.tangible.issuing.Purchase.State;
import app.tangible.payment.PaymentEvent;
import app.tangible.payment.PaymentEvent.Kind;
import app.tangible.payment.PaymentProcessor.Amount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What a processor reports: twice, late, in another order, or of another purchase. */
final class PaymentEventsTest extends SagaStory {

  @Test
  void issuesOnceForAPaymentThatIsReportedTwiceLateOrOutOfOrder() {
    try (Rig rig = open()) {
      Purchase placed = rig.place(buyer, "key-1");
      PaymentEvent succeeded = Rig.succeeded("evt_2", placed);
      rig.saga.on(succeeded);
      rig.saga.on(succeeded);
      rig.untilIssued(placed, buyer);
      rig.saga.on(succeeded);
      rig.saga.on(Rig.event("evt_1", Kind.FAILED, placed)); // an earlier try, reported late
      rig.saga.on(Rig.succeeded("evt_3", placed));
      assertThat(rig.find(placed, buyer).state()).isEqualTo(State.ISSUED);
      assertThat(registry.mints).hasSize(1);
      assertThat(rig.count("licences")).isEqualTo(1);
    }
  }

  @Test
  void takesTheSameEventOnceWhenItComesTwentyTimesAtOnce() throws Exception {
    try (Rig rig = open();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Purchase placed = rig.place(buyer, "key-1");
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        all.add(threads.submit(() -> rig.saga.on(Rig.succeeded("evt_1", placed))));
      }
      for (Future<?> one : all) {
        one.get();
      }
      rig.untilIssued(placed, buyer);
      assertThat(registry.mints).hasSize(1);
    }
  }

  @Test
  void letsABuyerWhoseCardWasDeclinedPayWithAnother() {
    try (Rig rig = open()) {
      Purchase placed = rig.place(buyer, "key-1");
      rig.saga.on(Rig.event("evt_1", Kind.FAILED, placed));
      Purchase failed = rig.find(placed, buyer);
      assertThat(failed.state()).isEqualTo(State.PAYMENT_FAILED);
      assertThat(failed.problem().orElse("")).contains("no money was taken");
      rig.saga.on(Rig.succeeded("evt_2", placed));
      assertThat(rig.untilIssued(placed, buyer).problem()).isEmpty();
    }
  }

  @Test
  void ignoresAPaymentOfAnotherAmountIntentOrPurchase() {
    try (Rig rig = open()) {
      Purchase placed = rig.place(buyer, "key-1");
      Instant now = Instant.now();
      rig.saga.on(
          new PaymentEvent(
              "evt_1",
              Kind.SUCCEEDED,
              placed.payment().orElseThrow().intent(),
              placed.id(),
              new Amount(1, "EUR"),
              now));
      rig.saga.on(
          new PaymentEvent("evt_2", Kind.SUCCEEDED, "pi_other", placed.id(), Rig.PRICE, now));
      rig.saga.on(
          new PaymentEvent(
              "evt_3",
              Kind.SUCCEEDED,
              placed.payment().orElseThrow().intent(),
              "0".repeat(32),
              Rig.PRICE,
              now));
      assertThat(rig.find(placed, buyer).state()).isEqualTo(State.PAYMENT_PENDING);
      assertThat(registry.mints).isEmpty();
    }
  }
}
