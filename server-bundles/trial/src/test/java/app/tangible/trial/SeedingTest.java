package app.tangible.trial;

import static app.tangible.trial.SeedingRig.FILM;
import static app.tangible.trial.SeedingRig.FILMS_PER_LICENCE;
import static app.tangible.trial.SeedingRig.FILM_BYTES;
import static app.tangible.trial.SeedingRig.MIB;
import static app.tangible.trial.SeedingRig.UNITS_PER_GIB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.tangible.chain.Account;
import app.tangible.chain.TokenId;
import app.tangible.identity.OwnerAddress;
import app.tangible.transfer.Entitlement;
import app.tangible.transfer.SignedVoucher;
import app.tangible.transfer.VoucherBook.Reason;
import app.tangible.transfer.VoucherBook.Tab;
import app.tangible.transfer.VoucherBook.Verdict;
import app.tangible.transfer.VoucherDesk.Shown;
import app.tangible.trial.SeedingRig.Owner;
import app.tangible.trial.SeedingRig.Seeder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Seeders are paid over HTTP and a real EVM; and what each side tries to get more, or pay less. */
class SeedingTest {

  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final long WINDOW = 8 * MIB;
  @TempDir static Path folder;
  private static SeedingRig rig;

  @BeforeAll
  static void open() throws Exception {
    rig = new SeedingRig(folder, SeedingRig.eager());
    await().atMost(PATIENCE).until(() -> rig.registry.promiseOf(rig.edition).pot() > 0);
    rig.indexed();
  }

  @AfterAll
  static void close() {
    rig.close();
  }

  private static long units(long bytes) {
    return bytes * UNITS_PER_GIB >> 30;
  }

  private static Reason refused(Verdict verdict) {
    assertThat(verdict).isInstanceOf(Verdict.Refused.class);
    return ((Verdict.Refused) verdict).reason();
  }

  private static void balanced() {
    rig.indexed();
    assertThat(rig.ledger.reconcile().differences()).isEmpty();
  }

  @Test
  void aSeederIsPaidForWhatItSent() {
    Owner owner = rig.owner();
    try (Seeder seeder = rig.seeder();
        Tab tab = seeder.book().open(FILM, "peer")) {
      long sent = 0;
      while (sent < 32 * MIB) {
        tab.sent(4 * MIB);
        sent += 4 * MIB;
        assertThat(tab.take(owner.signs(0, seeder.book().seeder(), sent)))
            .isEqualTo(new Verdict.Kept(4 * MIB));
        assertThat(tab.allowance()).isEqualTo(WINDOW);
      }
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(rig.coins(seeder.account())).isEqualTo(units(32 * MIB)));
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () -> {
                assertThat(seeder.book().earnings().paidUnits()).isEqualTo(units(32 * MIB));
                assertThat(seeder.book().earnings().owedUnits()).isZero();
              });
      assertThat(seeder.book().earnings(FILM).servedBytes()).isEqualTo(32 * MIB);
    }
    balanced();
  }

  @Test
  void aDownloaderThatStopsSigningGetsOneWindowMore() {
    Owner owner = rig.owner();
    try (Seeder seeder = rig.seeder();
        Tab tab = seeder.book().open(FILM, "peer")) {
      tab.sent(4 * MIB);
      tab.take(owner.signs(0, seeder.book().seeder(), 4 * MIB));
      long more = 0;
      while (tab.allowance() > 0) {
        long part = Math.min(tab.allowance(), MIB);
        tab.sent(part);
        more += part;
      }
      assertThat(more).isEqualTo(WINDOW);
    }
  }

  @Test
  void aDownloaderThatNeverSignsGetsOneWindowHoweverOftenItComesBack() {
    try (Seeder seeder = rig.seeder()) {
      long had = 0;
      for (int i = 0; i < 5; i++) {
        try (Tab tab = seeder.book().open(FILM, "leech")) {
          while (tab.allowance() > 0) {
            long part = Math.min(tab.allowance(), MIB);
            tab.sent(part);
            had += part;
          }
        }
      }
      assertThat(had).isEqualTo(WINDOW);
    }
  }

  @Test
  void aDownloaderThatSignsTooLittleIsSoonNotServed() {
    Owner owner = rig.owner();
    try (Seeder seeder = rig.seeder();
        Tab tab = seeder.book().open(FILM, "peer")) {
      long sent = 0;
      long signed = 0;
      while (tab.allowance() >= 4 * MIB) {
        tab.sent(4 * MIB);
        sent += 4 * MIB;
        signed += MIB;
        assertThat(tab.take(owner.signs(0, seeder.book().seeder(), signed)))
            .isEqualTo(new Verdict.Kept(MIB));
      }
      assertThat(sent - signed).isLessThanOrEqualTo(WINDOW);
    }
  }

  @Test
  void refusesWhatIsNoVoucherForItsBytes() throws Exception {
    Owner owner = rig.owner();
    Owner other = rig.owner();
    try (Seeder seeder = rig.seeder();
        Seeder rival = rig.seeder();
        Tab tab = seeder.book().open(FILM, "peer")) {
      OwnerAddress me = seeder.book().seeder();
      tab.sent(8 * MIB);
      Entitlement right = owner.entitlement(0);
      Entitlement chain = new Entitlement(right.token(), 0, 1, right.rewards());
      Entitlement contract =
          new Entitlement(right.token(), 0, right.chainId(), rig.registry.licences());
      // For another seeder, another chain, another contract.
      assertThat(refused(tab.take(owner.signs(0, rival.book().seeder(), 4 * MIB))))
          .isEqualTo(Reason.FOREIGN);
      assertThat(refused(tab.take(owner.signs(chain, me, 4 * MIB)))).isEqualTo(Reason.FOREIGN);
      assertThat(refused(tab.take(owner.signs(contract, me, 4 * MIB)))).isEqualTo(Reason.FOREIGN);
      // By another owner, and inflated by whoever holds it.
      assertThat(refused(tab.take(other.signs(right, me, 4 * MIB)))).isEqualTo(Reason.NOT_SIGNED);
      SignedVoucher good = owner.signs(0, me, 4 * MIB);
      assertThat(refused(tab.take(new SignedVoucher(right, me, 5 * MIB, good.signature()))))
          .isEqualTo(Reason.NOT_SIGNED);
      // Of a licence that nobody knows, and of an epoch to come.
      Entitlement unknown =
          new Entitlement(new TokenId(rig.edition, 9_999), 0, right.chainId(), right.rewards());
      assertThat(refused(tab.take(owner.signs(unknown, me, 4 * MIB)))).isEqualTo(Reason.UNKNOWN);
      assertThat(refused(tab.take(owner.signs(7, me, 4 * MIB)))).isEqualTo(Reason.OVER);
      // More than was sent; then an old one again.
      assertThat(refused(tab.take(owner.signs(0, me, 500 * MIB)))).isEqualTo(Reason.ABOVE_SENT);
      assertThat(tab.take(good)).isEqualTo(new Verdict.Kept(4 * MIB));
      assertThat(refused(tab.take(good))).isEqualTo(Reason.OLD);
      assertThat(refused(tab.take(owner.signs(0, me, MIB)))).isEqualTo(Reason.OLD);
      assertThat(seeder.book().earnings().signedBytes()).isEqualTo(4 * MIB);
    }
  }

  @Test
  void anOwnerIsNotPaidForServingHimself() {
    Owner owner = rig.owner();
    assertThat(rig.desk.show(List.of(owner.signs(0, owner.address(), 4 * MIB))))
        .containsExactly(Shown.OWN);
  }

  @Test
  void showingAgainOrChangedPaysNothingMore() {
    Owner owner = rig.owner();
    OwnerAddress seeder = new OwnerAddress("0x" + "e1".repeat(20));
    SignedVoucher voucher = owner.signs(0, seeder, 4 * MIB);
    assertThat(rig.desk.show(List.of(voucher))).containsExactly(Shown.HELD);
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(rig.coins(new Account(seeder.text()))).isEqualTo(units(4 * MIB)));
    rig.indexed();
    SignedVoucher inflated =
        new SignedVoucher(owner.entitlement(0), seeder, 64 * MIB, voucher.signature());
    SignedVoucher stolen =
        new SignedVoucher(
            owner.entitlement(0),
            new OwnerAddress("0x" + "e2".repeat(20)),
            4 * MIB,
            voucher.signature());
    assertThat(rig.desk.show(List.of(voucher, inflated, stolen, owner.signs(0, seeder, MIB))))
        .containsExactly(Shown.PAID, Shown.NOT_SIGNED, Shown.NOT_SIGNED, Shown.OLD);
    assertThat(rig.coins(new Account(seeder.text()))).isEqualTo(units(4 * MIB));
  }

  @Test
  void aFarmOfSeedersIsPaidNoMoreThanTheFilmsOfOneLicence() {
    Owner owner = rig.owner();
    List<Account> farm =
        IntStream.range(0, 8).mapToObj(i -> new Account("0x" + ("a" + i).repeat(20))).toList();
    for (Account one : farm) {
      SignedVoucher voucher = owner.signs(0, new OwnerAddress(one.text()), FILM_BYTES);
      assertThat(rig.desk.show(List.of(voucher))).containsExactly(Shown.HELD);
    }
    long most = units(FILM_BYTES * FILMS_PER_LICENCE);
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(farm.stream().mapToLong(rig::coins).sum()).isEqualTo(most));
    assertThat(most).isLessThanOrEqualTo(rig.registry.mostPerLicence(rig.edition, 13_000_000));
    balanced();
  }

  @Test
  void vouchersOfASoldLicenceHoldOnlyIfTheyWereShownInTime() throws Exception {
    Owner first = rig.owner();
    Owner second = rig.owner();
    OwnerAddress late = new OwnerAddress("0x" + "b1".repeat(20));
    first.sells(second);
    assertThat(rig.desk.show(List.of(first.signs(0, late, 4 * MIB)))).containsExactly(Shown.OVER);
    // Who sold signs for the next epoch, which is the new owner's.
    assertThat(rig.desk.show(List.of(first.signs(first.entitlement(1), late, 4 * MIB))))
        .containsExactly(Shown.NOT_SIGNED);
    assertThat(rig.desk.show(List.of(second.signs(first.entitlement(1), late, 4 * MIB))))
        .containsExactly(Shown.HELD);
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(rig.coins(new Account(late.text()))).isEqualTo(units(4 * MIB)));
  }

  @Test
  void aSmallVoucherIsClaimedAtOnceWhenItsLicenceIsOnOffer() throws Exception {
    Owner owner = rig.owner();
    OwnerAddress seeder = new OwnerAddress("0x" + "c1".repeat(20));
    long bytes = MIB; // 976 units: below what is claimed at once, and below least
    assertThat(units(bytes)).isLessThan(1_000);
    assertThat(rig.desk.show(List.of(owner.signs(0, seeder, 2 * bytes - 1))))
        .containsExactly(Shown.HELD);
    rig.offered.add(owner.token);
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(rig.coins(new Account(seeder.text()))).isEqualTo(units(2 * bytes - 1)));
  }

  @Test
  void aSeederGoesOnAfterAKillWithTheHighestVoucher() {
    Owner owner = rig.owner();
    SignedVoucher last;
    Seeder killed = rig.seeder(77);
    Tab tab = killed.book().open(FILM, "peer");
    tab.sent(8 * MIB);
    last = owner.signs(0, killed.book().seeder(), 8 * MIB);
    tab.take(owner.signs(0, killed.book().seeder(), 4 * MIB));
    tab.take(last);
    // Not closed: as a kill leaves it.
    try (Seeder again = rig.seeder(77);
        Tab next = again.book().open(FILM, "peer")) {
      assertThat(next.held(owner.entitlement(0))).contains(last);
      next.sent(4 * MIB);
      assertThat(next.take(owner.signs(0, again.book().seeder(), 12 * MIB)))
          .isEqualTo(new Verdict.Kept(4 * MIB));
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(rig.coins(again.account())).isEqualTo(units(12 * MIB)));
    } finally {
      killed.close();
    }
  }

  @Test
  void manySeedersAndLicencesAtOnceArePaidToTheUnit() throws Exception {
    List<Owner> owners = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      owners.add(rig.owner());
    }
    List<Account> accounts =
        IntStream.range(0, 6).mapToObj(i -> new Account("0x" + ("d" + i).repeat(20))).toList();
    List<SignedVoucher> all = new ArrayList<>();
    for (long mib = 2; mib <= 10; mib += 2) {
      for (Owner owner : owners) {
        for (Account account : accounts) {
          all.add(owner.signs(0, new OwnerAddress(account.text()), mib * MIB));
        }
      }
    }
    java.util.Collections.shuffle(all, new java.util.Random(7));
    for (int i = 0; i < all.size(); i += 40) {
      rig.desk.show(all.subList(i, Math.min(all.size(), i + 40)));
      rig.desk.show(all.subList(i, Math.min(all.size(), i + 40)));
    }
    long each = owners.size() * units(10 * MIB);
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(accounts)
                    .allSatisfy(
                        account ->
                            // Each claim is rounded down to a unit.
                            assertThat(rig.coins(account)).isBetween(each - 20, each)));
    balanced();
  }
}
