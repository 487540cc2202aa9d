package app.tangible.trial;

import static app.tangible.trial.SeedingRig.MIB;
import static app.tangible.trial.SeedingRig.UNITS_PER_GIB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.tangible.chain.Account;
import app.tangible.chain.ChainEvent;
import app.tangible.identity.OwnerAddress;
import app.tangible.transfer.SignedVoucher;
import app.tangible.transfer.VoucherDesk.Shown;
import app.tangible.trial.SeedingRig.Owner;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the chain takes back is done again, once. */
class SeedingReorganisationTest {

  private static final Duration PATIENCE = Duration.ofSeconds(40);
  @TempDir Path folder;

  @Test
  void aClaimThatAReorganisationTookBackIsMadeAgain() throws Exception {
    try (SeedingRig rig = new SeedingRig(folder, SeedingRig.eager())) {
      await().atMost(PATIENCE).until(() -> rig.registry.promiseOf(rig.edition).pot() > 0);
      Owner owner = rig.owner();
      OwnerAddress seeder = new OwnerAddress("0x" + "f1".repeat(20));
      Account account = new Account(seeder.text());
      SignedVoucher voucher = owner.signs(0, seeder, 4 * MIB);
      long units = 4 * MIB * UNITS_PER_GIB >> 30;
      assertThat(rig.desk.show(List.of(voucher))).containsExactly(Shown.HELD);
      await().atMost(PATIENCE).until(() -> rig.coins(account) == units);
      rig.indexed();

      long head = rig.registry.head().number();
      long claimed =
          rig.registry.events(rig.registry.startBlock(), head).stream()
              .filter(event -> event instanceof ChainEvent.Rewarded)
              .mapToLong(event -> event.at().block())
              .max()
              .orElseThrow();
      rig.chain.rpc("anvil_reorg", head - claimed + 1, List.of());
      await().atMost(PATIENCE).until(() -> rig.coins(account) == 0);
      rig.indexed();
      assertThat(rig.ledger.reconcile().differences()).isEmpty();

      rig.clock.move(Duration.ofMinutes(6));
      rig.desk.show(List.of(voucher));
      await().atMost(PATIENCE).until(() -> rig.coins(account) == units);
      rig.indexed();
      assertThat(rig.ledger.reconcile().differences()).isEmpty();
    }
  }
}
