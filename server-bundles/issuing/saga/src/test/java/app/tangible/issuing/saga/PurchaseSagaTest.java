package app.tangible.issuing.saga;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.chain.Account;
import app.tangible.chain.Bytes32;
import app.tangible.chain.LicenceWord;
import app.tangible.content.FilmKey;
import app.tangible.content.KeySet;
import app.tangible.content.sealed1.MatroskaSealer;
import app.tangible.issuing.Licences.Renewal;
import app.tangible.issuing.Order;
import app.tangible.issuing.Purchase;
import app.tangible.issuing.Purchase.State;
import app.tangible.issuing.Purchases.Placed;
import app.tangible.licence.LicenceChecker.Question;
import app.tangible.licence.LicencePackage;
import app.tangible.licence.Verdict;
import app.tangible.licence.certificate.TileTree;
import app.tangible.payment.PaymentEvent;
import app.tangible.payment.PaymentEvent.Kind;
import app.tangible.payment.PaymentProcessor.Amount;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PurchaseSagaTest {

  @TempDir Path home;
  private final FakeRegistry registry = new FakeRegistry();
  private final Buyer buyer = new Buyer();

  private Rig open() {
    return new Rig(home, registry, step -> {});
  }

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

  private Verdict check(Rig rig, byte[] encoded) {
    LicencePackage licence = rig.checker.decode(encoded);
    return rig.checker.check(
        licence,
        rig.saga.trust(),
        new Question(buyer.grant.owner(), buyer.grant.agreement(), Rig.FILM, Instant.now()));
  }

  @Test
  void issuesALicenceThatOpensTheFilmOnTheBuyersDecoder() throws Exception {
    try (Rig rig = open()) {
      Purchase placed = rig.place(buyer, "key-1");
      assertThat(placed.state()).isEqualTo(State.PAYMENT_PENDING);
      assertThat(placed.payment().orElseThrow().confirmAt()).startsWith("/processor/intents/pi_");
      rig.saga.on(Rig.succeeded("evt_1", placed));
      Purchase issued = rig.untilIssued(placed, buyer);
      assertThat(issued.transaction()).isPresent();
      assertThat(issued.gas()).hasValue(90_000);
      assertThat(issued.problem()).isEmpty();

      byte[] encoded = rig.saga.find(issued.licence().orElseThrow(), buyer.device()).orElseThrow();
      assertThat(check(rig, encoded))
          .isInstanceOfSatisfying(
              Verdict.Valid.class,
              valid -> {
                assertThat(valid.licence().tokenId()).isEqualTo(issued.token().orElseThrow());
                assertThat(valid.certificate().facts().title()).isEqualTo("Big Buck Bunny");
                assertThat(valid.lease().sequence()).isEqualTo(1);
              });
      LicencePackage licence = rig.checker.decode(encoded);
      try (KeySet joined =
              rig.writer.join(
                  licence.shares(),
                  rig.checker.peek(licence),
                  buyer.grant,
                  buyer.agreement.privateKey());
          KeySet expected = new MatroskaSealer().keysOf(new FilmKey(Rig.FILM_KEY))) {
        assertThat(joined.encode()).isEqualTo(expected.encode());
      }
    }
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

  @Test
  void renewsALeaseOnlyWhileTheChainSaysThatNothingMoved() {
    try (Rig rig = open()) {
      Purchase placed = rig.place(buyer, "key-1");
      rig.saga.on(Rig.succeeded("evt_1", placed));
      Purchase issued = rig.untilIssued(placed, buyer);
      var licence = issued.licence().orElseThrow();
      assertThat(rig.saga.renew(licence, buyer.device()))
          .isInstanceOfSatisfying(
              Renewal.Renewed.class,
              renewed ->
                  assertThat(check(rig, renewed.encoded()))
                      .isInstanceOfSatisfying(
                          Verdict.Valid.class,
                          valid -> assertThat(valid.lease().sequence()).isEqualTo(2)));
      assertThat(rig.saga.renew(licence, new Buyer().device())).isInstanceOf(Renewal.Unknown.class);
      var token = registry.words.keySet().iterator().next();
      LicenceWord word = registry.words.get(token);
      registry.words.put(token, new LicenceWord(word.owner(), word.nonce() + 2));
      assertThat(rig.saga.renew(licence, buyer.device()))
          .as("sold and bought back")
          .isInstanceOf(Renewal.NotTheOwner.class);
      registry.words.put(token, new LicenceWord(new Account("0x" + "44".repeat(20)), 2));
      assertThat(rig.saga.renew(licence, buyer.device())).isInstanceOf(Renewal.NotTheOwner.class);
    }
  }

  @Test
  void showsAPurchaseAndALicenceToItsDeviceOnly() {
    try (Rig rig = open()) {
      Purchase placed = rig.place(buyer, "key-1");
      rig.saga.on(Rig.succeeded("evt_1", placed));
      Purchase issued = rig.untilIssued(placed, buyer);
      Buyer other = new Buyer();
      assertThat(rig.saga.find(placed.id(), other.device())).isEmpty();
      assertThat(rig.saga.find(issued.licence().orElseThrow(), other.device())).isEmpty();
    }
  }

  @Test
  void answersAWaitAsSoonAsTheStateChanges() throws Exception {
    try (Rig rig = open();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Purchase placed = rig.place(buyer, "key-1");
      Future<Optional<Purchase>> waiting =
          threads.submit(
              () ->
                  rig.saga.await(
                      placed.id(), buyer.device(), State.PAYMENT_PENDING, Duration.ofSeconds(20)));
      rig.saga.on(Rig.succeeded("evt_1", placed));
      assertThat(waiting.get().orElseThrow().state()).isNotEqualTo(State.PAYMENT_PENDING);
      Instant begin = Instant.now();
      rig.untilIssued(placed, buyer);
      assertThat(rig.saga.await(placed.id(), buyer.device(), State.ISSUED, Duration.ofMillis(100)))
          .isPresent();
      assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(30));
    }
  }

  @Test
  void leavesNoFilmKeyTitleOrPaymentSecretInClearInTheWholeHome() throws Exception {
    String secret;
    try (Rig rig = open()) {
      Purchase placed = rig.place(buyer, "key-1");
      secret = placed.payment().orElseThrow().clientSecret();
      rig.saga.on(Rig.succeeded("evt_1", placed));
      rig.untilIssued(placed, buyer);
    }
    String key = new String(Rig.FILM_KEY, StandardCharsets.ISO_8859_1);
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertThat(bytes.contains(key)).as("film key in %s", file).isFalse();
        assertThat(bytes.contains(secret)).as("client secret in %s", file).isFalse();
        assertThat(bytes.contains("Big Buck Bunny")).as("title in %s", file).isFalse();
      }
    }
  }
}
