package app.tangible.issuing.saga;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.issuing.Order;
import app.tangible.issuing.Purchase;
import app.tangible.issuing.Purchases.Placed;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Which orders are taken, and that each is taken once. */
final class OrdersTest extends SagaStory {

  @Test
  void takesTheSameOrderOnceHoweverOftenAndAtOnceItComes() throws Exception {
    try (Rig rig = open();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Purchase>> all = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        all.add(threads.submit(() -> rig.place(buyer, "key-1")));
      }
      for (Future<Purchase> one : all) {
        assertThat(one.get()).isEqualTo(rig.place(buyer, "key-1"));
      }
      assertThat(rig.count("purchases")).isEqualTo(1);
      assertThat(rig.count("processor_intents")).isEqualTo(1);
      // Another key is another purchase, also of the same film by the same household.
      assertThat(rig.place(buyer, "key-2").id()).isNotEqualTo(rig.place(buyer, "key-1").id());
    }
  }

  @Test
  void refusesAnotherOrderUnderTheSameKey() {
    try (Rig rig = open()) {
      rig.place(buyer, "key-1");
      assertThat(
              rig.saga.place(
                  buyer.device(), "key-1", new Order(new Order.Item.OfEdition(2), buyer.grant)))
          .isInstanceOf(Placed.OtherOrder.class);
      Buyer other = new Buyer();
      assertThat(rig.saga.place(other.device(), "key-1", other.order(1)))
          .isInstanceOf(Placed.Created.class);
    }
  }

  @Test
  void refusesAGrantThatIsNotTheCallersOrNotTheOwners() {
    try (Rig rig = open()) {
      Buyer other = new Buyer();
      assertThat(rig.saga.place(other.device(), "key", buyer.order(1)))
          .isInstanceOf(Placed.BadGrant.class);
      var forged =
          new app.tangible.identity.DeviceGrant(
              other.grant.owner(),
              buyer.grant.device(),
              buyer.grant.agreement(),
              buyer.grant.receipts(),
              buyer.grant.signature());
      assertThat(
              rig.saga.place(buyer.device(), "key", new Order(new Order.Item.OfEdition(1), forged)))
          .isInstanceOf(Placed.BadGrant.class);
      assertThat(rig.saga.place(buyer.device(), "key", buyer.order(99)))
          .isInstanceOf(Placed.UnknownEdition.class);
      assertThat(rig.count("purchases")).isZero();
    }
  }
}
