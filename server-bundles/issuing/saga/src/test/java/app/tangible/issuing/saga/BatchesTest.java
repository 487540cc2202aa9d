package app.tangible.issuing.saga;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.chain.Bytes32;
import app.tangible.issuing.Purchase;
import app.tangible.licence.certificate.TileTree;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Many certificates under few anchors, each tree beginning with those before. */
final class BatchesTest extends SagaStory {

  @Test
  void servesTwentyBuyersAtOnceInFewBatches() throws Exception {
    try (Rig rig = open();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Purchase>> all = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        Buyer one = new Buyer();
        all.add(
            threads.submit(
                () -> {
                  Purchase placed = rig.place(one, "key");
                  rig.saga.on(Rig.succeeded("evt_" + placed.id(), placed));
                  return rig.untilIssued(placed, one);
                }));
      }
      List<String> tokens = new ArrayList<>();
      for (Future<Purchase> one : all) {
        tokens.add(one.get().token().orElseThrow());
      }
      assertThat(tokens).doesNotHaveDuplicates().hasSize(20);
      assertThat(registry.mints).hasSize(20);
      assertThat(registry.batchSizes).isSorted().endsWith(20L);
      assertTreesAreConsistent(rig);
      assertThat(registry.batchSizes).hasSizeLessThan(20);
      assertThat(rig.count("licences")).isEqualTo(20);
    }
  }

  @Test
  void certifiesOnlyWhatIsFinalAndAnchorsWhatStays() {
    try (Rig rig = open()) {
      registry.depth.set(1);
      Purchase placed = rig.place(buyer, "key-1");
      rig.saga.on(Rig.succeeded("evt_1", placed));
      Awaitility.await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> registry.anchors.size() == 1 || !registry.mints.isEmpty());
      assertThat(rig.find(placed, buyer).licence()).isEmpty();
      registry.depth.set(0);
      rig.untilIssued(placed, buyer);
      assertThat(rig.certificates.checkpoint().orElseThrow())
          .contains("tangible.app/certificates\n1\n");
    }
  }

  /** Every tree whose root was anchored begins with every earlier one. */
  private void assertTreesAreConsistent(Rig rig) {
    TileTree tree = new TileTree();
    List<Bytes32> roots = List.copyOf(registry.anchors.keySet());
    for (int from = 0; from < roots.size(); from++) {
      for (int to = from; to < roots.size(); to++) {
        long first = registry.batchSizes.get(from);
        long second = registry.batchSizes.get(to);
        assertThat(
                tree.isConsistent(
                    first,
                    roots.get(from).bytes(),
                    second,
                    roots.get(to).bytes(),
                    rig.certificates.consistency(first, second)))
            .isTrue();
      }
    }
  }
}
