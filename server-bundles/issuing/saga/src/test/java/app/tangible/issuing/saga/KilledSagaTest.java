package app.tangible.issuing.saga;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.issuing.Purchase;
import app.tangible.licence.Verdict;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The server is killed, or the chain is away: the purchase is finished, once. */
final class KilledSagaTest extends SagaStory {

  /** Once reached, nothing goes on any more: the process is dead. */
  private static final class Kill implements CutPoint {
    private final String at;
    final AtomicBoolean dead = new AtomicBoolean();

    Kill(String at) {
      this.at = at;
    }

    @Override
    public void reached(String step) {
      if (step.equals(at)) {
        dead.set(true);
      }
      if (dead.get()) {
        throw new Killed();
      }
    }
  }

  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "after the order",
        "after the intent",
        "before the payment is kept",
        "after PAID",
        "before the mint",
        "after the mint",
        "after MINTED",
        "after the batch was settled",
        "after the anchor",
        "after ANCHORED",
        "after the licence was written",
        "after ISSUED"
      })
  void finishesAfterAKill(String at) {
    Kill kill = new Kill(at);
    try (Rig rig = new Rig(home, registry, kill)) {
      try {
        // What the buyer and the processor do until the server is gone.
        rig.saga.on(Rig.succeeded("evt_1", rig.place(buyer, "key-1")));
      } catch (Killed e) {
        assertThat(kill.dead).isTrue();
      }
      Awaitility.await().atMost(Duration.ofSeconds(30)).untilTrue(kill.dead);
    }
    try (Rig rig = open()) {
      // Both repeat what they got no answer to.
      Purchase again = rig.place(buyer, "key-1");
      rig.saga.on(Rig.succeeded("evt_1", again));
      Purchase issued = rig.untilIssued(again, buyer);
      assertThat(registry.mints).hasSize(1);
      assertThat(registry.anchors).hasSize(1);
      assertThat(rig.count("purchases")).isEqualTo(1);
      assertThat(rig.count("licences")).isEqualTo(1);
      assertThat(rig.count("processor_intents")).isEqualTo(1);
      byte[] encoded = rig.saga.find(issued.licence().orElseThrow(), buyer.device()).orElseThrow();
      assertThat(check(rig, encoded)).isInstanceOf(Verdict.Valid.class);
    }
  }

  @Test
  void finishesWhenTheChainIsDownAndWhenItsAnswersAreLost() {
    try (Rig rig = open()) {
      registry.down.set(1);
      registry.deaf.set(2);
      Purchase placed = rig.place(buyer, "key-1");
      rig.saga.on(Rig.succeeded("evt_1", placed));
      Awaitility.await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> rig.find(placed, buyer).problem().orElse("").contains("tried again"));
      rig.untilIssued(placed, buyer);
      assertThat(registry.mints).hasSize(1);
      assertThat(registry.anchors).hasSize(1);
    }
  }
}
