package app.tangible.decoder.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.tangible.decoder.Enrolment;
import app.tangible.decoder.RefusedException;
import app.tangible.decoder.fixture.Household;
import app.tangible.decoder.fixture.Platform;
import app.tangible.decoder.fixture.Terms;
import app.tangible.identity.KeySlot;
import app.tangible.identity.ReceiptKey;
import app.tangible.licence.DestructionReceipt;
import app.tangible.licence.LicenceDocument;
import app.tangible.licence.LicenceId;
import app.tangible.licence.LicencePackage;
import app.tangible.licence.MovedList;
import app.tangible.licence.Refusal;
import app.tangible.licence.SignedDocument;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DestroyingTest {

  private static final KeySlot SLOT = new KeySlot("5a".repeat(16));

  @TempDir Path folder;
  private Bench bench;
  private Enrolment enrolment;
  private LicencePackage licence;

  @BeforeEach
  void build() throws IOException, InterruptedException {
    bench = new Bench(folder);
    enrolment = bench.enrol(SLOT);
    licence =
        bench.platform.sell(bench.film, bench.household, enrolment, Terms.leased(Bench.START));
  }

  @Test
  void eachSlotHasItsOwnKeyAndAlwaysTheSame() throws IOException {
    Enrolment other = bench.enrol();
    assertThat(bench.enrol(SLOT)).isEqualTo(enrolment);
    assertThat(other.agreement()).isNotEqualTo(enrolment.agreement());
    assertThat(other.receipts()).isEqualTo(enrolment.receipts());
  }

  @Test
  void statesWhatItDestroyedUnderTheKeyThatTheGrantNames() throws IOException {
    SignedDocument receipt = bench.destroy(licence);
    LicenceDocument document = bench.platform.checker().peek(licence);
    assertThat(read(receipt))
        .isEqualTo(
            new DestructionReceipt(
                document.id(),
                document.chainId(),
                document.contract(),
                document.tokenId(),
                bench.household.device(),
                enrolment.agreement(),
                Bench.START));
    assertThat(bench.keyFiles()).isEmpty();
    assertThat(bench.reason(licence)).isEqualTo(Refusal.DESTROYED);
  }

  @Test
  void answersTheSameReceiptHoweverOftenItIsAsked() throws IOException {
    SignedDocument receipt = bench.destroy(licence);
    bench.time.pass(Duration.ofDays(3));
    assertThat(bench.destroy(licence)).isEqualTo(receipt);
    bench.time.pass(Duration.ofDays(100));
    assertThat(bench.destroy(licence)).isEqualTo(receipt);
  }

  @Test
  void destroysOneKeyAndNoOther() throws IOException {
    LicencePackage other = bench.buy(Terms.leased(Bench.START));
    bench.destroy(licence);
    bench.plays(other);
    assertThat(bench.keyFiles()).hasSize(1);
  }

  @Test
  void aDestroyedSlotIsNeverFilledAgain() throws IOException {
    bench.destroy(licence);
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> bench.enrol(SLOT))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Refusal.DESTROYED));
    bench.plays(bench.buy(Terms.leased(Bench.START)));
  }

  @Test
  void aKeyThatIsCopiedBackIsDestroyedAgain() throws IOException {
    Path key = bench.keyFiles().getFirst();
    Path copy = Files.copy(key, folder.resolve("copy"));
    bench.destroy(licence);
    Files.copy(copy, key);
    assertThat(bench.reason(licence)).isEqualTo(Refusal.DESTROYED);
    assertThat(key).doesNotExist();
  }

  @Test
  void overwritesWhatASecondNameOfTheKeyWouldStillShow() throws IOException {
    Path second = Files.createLink(folder.resolve("second"), bench.keyFiles().getFirst());
    assertThat(new String(Files.readAllBytes(second), StandardCharsets.ISO_8859_1))
        .startsWith("TDK2");
    bench.plays(bench.buy(Terms.leased(Bench.START)));
    bench.destroy(licence);
    assertThat(Files.readAllBytes(second)).containsOnly(0);
  }

  @Test
  void signsNoReceiptWhileAFilmPlaysWithTheKey() throws IOException {
    try (Session session = bench.open(licence)) {
      assertThat(session.size()).isPositive();
      assertThatExceptionOfType(RefusedException.class)
          .isThrownBy(() -> bench.destroy(licence))
          .satisfies(e -> assertThat(e.reason()).isEqualTo(Refusal.FORBIDDEN));
    }
    assertThat(read(bench.destroy(licence)).agreement()).isEqualTo(enrolment.agreement());
  }

  @Test
  void destroysNothingForALicenceThatDoesNotPlay() throws IOException {
    LicencePackage foreign =
        bench.platform.sell(bench.film, new Household(2), enrolment, Terms.leased(Bench.START));
    assertRefused(foreign, Refusal.OTHER_OWNER);
    LicencePackage forged =
        new Platform().sell(bench.film, bench.household, enrolment, Terms.leased(Bench.START));
    assertRefused(forged, Refusal.LICENCE_FORGED);
    bench.time.pass(Duration.ofDays(50));
    assertRefused(licence, Refusal.LEASE_EXPIRED);
    assertThat(bench.keyFiles()).hasSize(1);
  }

  @Test
  void aReceiptOfOneLicenceIsNotAnsweredForAnother() throws IOException {
    LicencePackage twin =
        bench.platform.sell(bench.film, bench.household, enrolment, Terms.leased(Bench.START));
    bench.destroy(licence);
    assertRefused(twin, Refusal.DESTROYED);
  }

  @Test
  void whatMovedIsRevoked() throws IOException {
    bench.plays(licence);
    assertThat(bench.moved(bench.platform.moved(licence, 1))).containsExactly(id(licence));
    assertThat(bench.keyFiles()).isEmpty();
    assertThat(bench.reason(licence)).isEqualTo(Refusal.REVOKED);
    assertThat(bench.moved(bench.platform.moved(licence, 1))).containsExactly(id(licence));
    assertRefused(licence, Refusal.REVOKED);
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> bench.enrol(SLOT))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Refusal.REVOKED));
  }

  @Test
  void whatWasParkedAndThenMovedIsRevokedAndKeepsItsReceipt() throws IOException {
    SignedDocument receipt = bench.destroy(licence);
    assertThat(bench.moved(bench.platform.moved(licence, 1))).containsExactly(id(licence));
    assertThat(bench.reason(licence)).isEqualTo(Refusal.REVOKED);
    assertThat(bench.destroy(licence)).isEqualTo(receipt);
  }

  @Test
  void whatDidNotMoveBeyondItsCertificateStays() throws IOException {
    bench.plays(licence);
    assertThat(bench.moved(bench.platform.moved(licence, 0))).isEmpty();
    assertThat(bench.moved(bench.platform.moved(new MovedList.Entry("7", 5)))).isEmpty();
    assertThat(bench.moved(bench.platform.moved())).isEmpty();
    bench.plays(licence);
  }

  @Test
  void believesNobodyButTheIssuerAboutWhatMoved() throws IOException {
    bench.plays(licence);
    SignedDocument forged = new Platform().moved(licence, 1);
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> bench.moved(forged))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Refusal.LICENCE_FORGED));
    bench.plays(licence);
  }

  @Test
  void aFilmThatPlaysWhileItsLicenceMovesEndsWithinAMinute() throws IOException {
    try (Session session = bench.open(licence)) {
      bench.moved(bench.platform.moved(licence, 1));
      assertThat(session.read(0, ByteBuffer.allocate(10))).isEqualTo(10);
      bench.time.pass(Duration.ofMinutes(1));
      assertThatExceptionOfType(RefusedException.class)
          .isThrownBy(() -> session.read(0, ByteBuffer.allocate(10)))
          .satisfies(e -> assertThat(e.reason()).isEqualTo(Refusal.REVOKED));
    }
  }

  @Test
  void aFilmThatPlaysWritesNothingBackThatWasDestroyedMeanwhile() throws IOException {
    LicencePackage other = bench.buy(Terms.leased(Bench.START));
    try (Session session = bench.open(other)) {
      bench.destroy(licence);
      bench.time.pass(Duration.ofMinutes(2));
      assertThat(session.read(0, ByteBuffer.allocate(10))).isEqualTo(10);
    }
    assertThat(bench.reason(licence)).isEqualTo(Refusal.DESTROYED);
  }

  @Test
  void destroyingWhereNothingWasEnrolledIsRefused(@org.junit.jupiter.api.io.TempDir Path other)
      throws IOException, InterruptedException {
    Bench empty = new Bench(other);
    LicencePackage theirs =
        empty.platform.sell(empty.film, empty.household, enrolment, Terms.leased(Bench.START));
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> empty.destroy(theirs))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Refusal.OTHER_DEVICE));
    assertThat(empty.moved(empty.platform.moved(theirs, 1))).isEmpty();
  }

  @Test
  void manyAtOnceLoseNothing() throws Exception {
    int each = 6;
    List<LicencePackage> parked = Collections.synchronizedList(new ArrayList<>());
    List<LicencePackage> kept = Collections.synchronizedList(new ArrayList<>());
    try (ExecutorService buyers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < each; i++) {
        all.add(
            buyers.submit(
                () -> {
                  LicencePackage bought = bench.buy(Terms.leased(Bench.START));
                  kept.add(bench.buy(Terms.leased(Bench.START)));
                  bench.destroy(bought);
                  parked.add(bought);
                  return null;
                }));
      }
      for (Future<?> one : all) {
        one.get(60, TimeUnit.SECONDS);
      }
    }
    assertThat(parked).hasSize(each).allMatch(p -> bench.reason(p) == Refusal.DESTROYED);
    assertThat(kept).hasSize(each);
    for (LicencePackage owned : kept) {
      bench.plays(owned);
    }
    assertThat(bench.keyFiles()).hasSize(each + 1);
  }

  private DestructionReceipt read(SignedDocument receipt) {
    ReceiptKey key = bench.platform.checker().peek(licence).devices().getFirst().receipts();
    assertThat(key).isEqualTo(enrolment.receipts());
    return bench.platform.receipts().read(receipt, key);
  }

  private LicenceId id(LicencePackage of) {
    return bench.platform.checker().peek(of).id();
  }

  private void assertRefused(LicencePackage with, Refusal reason) {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> bench.destroy(with))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
  }
}
