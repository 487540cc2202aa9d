package app.tangible.issuing.saga;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.chain.Account;
import app.tangible.chain.LicenceWord;
import app.tangible.content.FilmKey;
import app.tangible.content.KeySet;
import app.tangible.content.sealed1.MatroskaSealer;
import app.tangible.issuing.Licences.Renewal;
import app.tangible.issuing.Purchase;
import app.tangible.issuing.Purchase.State;
import app.tangible.licence.LicencePackage;
import app.tangible.licence.Verdict;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** From an order to the licence, and what is kept of it. */
final class PurchaseSagaTest extends SagaStory {

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
