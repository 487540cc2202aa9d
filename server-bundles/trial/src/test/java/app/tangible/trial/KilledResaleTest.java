package app.tangible.trial;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.chain.LicenceWord;
import app.tangible.identity.KeySealing.AgreementPair;
import app.tangible.identity.OwnerSignature;
import app.tangible.issuing.Licences.Renewal;
import app.tangible.issuing.Order;
import app.tangible.issuing.Order.Item;
import app.tangible.issuing.Purchase;
import app.tangible.issuing.Purchases.Placed;
import app.tangible.licence.Ask;
import app.tangible.licence.MovedList;
import app.tangible.licence.Verdict;
import app.tangible.resale.OfferRequest;
import app.tangible.resale.Offers;
import app.tangible.resale.ResaleOffer;
import app.tangible.resale.ResaleOffer.State;
import app.tangible.trial.ResaleRig.Held;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The server ends between any two steps of a resale; the next one finishes it, once. */
final class KilledResaleTest {

  private static Chain chain;

  @TempDir static Path folder;
  @TempDir Path home;
  private Household seller;
  private Household buyer;
  private Held held;

  @BeforeAll
  static void start() throws Exception {
    chain = new Chain(folder);
  }

  @AfterAll
  static void stop() {
    chain.close();
  }

  @BeforeEach
  void sellFirst() throws Exception {
    seller = new Household();
    buyer = new Household();
    try (ResaleRig rig = open(step -> {})) {
      held = rig.buy(seller);
    }
  }

  private ResaleRig open(Consumer<String> cut) {
    return new ResaleRig(home, chain.registry(), Clock.systemUTC(), cut);
  }

  private static ResaleOffer offer(ResaleRig rig, Held held, OfferRequest request) {
    return switch (rig.place(held, "offer", request)) {
      case Offers.Placed.Created(ResaleOffer offer) -> offer;
      case Offers.Placed.Repeated(ResaleOffer offer) -> offer;
      case Offers.Placed other -> throw new AssertionError(other);
    };
  }

  private Purchase take(ResaleRig rig, OfferRequest request, AgreementPair key) {
    ResaleOffer offer = offer(rig, held, request);
    Purchase placed =
        rig.order(buyer, "order", new Order(new Item.OfOffer(offer.id()), buyer.grant(key)));
    if (placed.payment().isPresent()) {
      rig.pay("evt_" + placed.id(), placed);
    }
    return placed;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "after the offer",
        "after the order",
        "after the intent",
        "before the payment is kept",
        "after PAID",
        "before the sale",
        "after the sale",
        "after SETTLED",
        "after the batch was settled",
        "after the anchor",
        "after ANCHORED",
        "after the licence was written",
        "after ISSUED"
      })
  void finishesASale(String at) throws Exception {
    OfferRequest request;
    AgreementPair key = Household.freshAgreement();
    Kill kill = new Kill(at);
    try (ResaleRig rig = open(kill)) {
      request = rig.sale(held, 800, Optional.empty());
      kill.until(() -> take(rig, request, key));
    }
    try (ResaleRig rig = open(step -> {})) {
      // Everybody repeats what they got no answer to.
      Purchase again = take(rig, request, key);
      Held bought = rig.held(buyer, key, rig.untilIssued(buyer, again));
      assertThat(rig.check(bought, Instant.now())).isInstanceOf(Verdict.Valid.class);
      assertThat(bought.nonce()).isEqualTo(held.nonce() + 1);
      assertThat(rig.registry.wordOf(held.token()))
          .extracting(LicenceWord::nonce, word -> word.owner().text())
          .containsExactly(held.nonce() + 1, buyer.address());
      assertThat(chain.balance(seller.address())).isEqualTo(6_400_000);
      assertThat(rig.until(held, offer(rig, held, request), State.SOLD).transaction())
          .isEqualTo(rig.untilIssued(buyer, again).transaction())
          .isPresent();
      assertThat(rig.purchases.renew(held.document().id(), seller.device()))
          .isInstanceOf(Renewal.NotTheOwner.class);
      assertThat(rig.purchases.find(held.document().id(), seller.device())).isEmpty();
      assertThat(rig.moved(0).moved())
          .containsExactly(new MovedList.Entry(held.document().tokenId(), held.nonce() + 1));
      assertThat(rig.count("licences where package is not null")).isEqualTo(1);
      assertThat(rig.count("purchases")).isEqualTo(2);
      assertThat(rig.count("resale_offers")).isEqualTo(1);
      assertThat(rig.count("processor_intents where refunded = true")).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"after the order", "before the sale", "after the sale", "after SETTLED"})
  void finishesAGift(String at) throws Exception {
    OfferRequest request;
    AgreementPair key = Household.freshAgreement();
    Kill kill = new Kill(at);
    try (ResaleRig rig = open(kill)) {
      request = rig.gift(held, buyer);
      kill.until(() -> take(rig, request, key));
    }
    try (ResaleRig rig = open(step -> {})) {
      Purchase again = take(rig, request, key);
      Held given = rig.held(buyer, key, rig.untilIssued(buyer, again));
      assertThat(rig.check(given, Instant.now())).isInstanceOf(Verdict.Valid.class);
      rig.until(held, offer(rig, held, request), State.GIVEN);
      assertThat(chain.balance(seller.address())).isZero();
      assertThat(rig.registry.wordOf(held.token()).nonce()).isEqualTo(held.nonce() + 1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"after the order", "after SETTLED", "after the licence was written"})
  void finishesALoan(String at) throws Exception {
    OfferRequest request;
    AgreementPair key = Household.freshAgreement();
    Kill kill = new Kill(at);
    try (ResaleRig rig = open(kill)) {
      request = rig.loan(held, buyer, ResaleRig.inAnHour());
      kill.until(() -> take(rig, request, key));
    }
    try (ResaleRig rig = open(step -> {})) {
      Purchase again = take(rig, request, key);
      Held lent = rig.held(buyer, key, rig.untilIssued(buyer, again));
      assertThat(rig.check(lent, Instant.now())).isInstanceOf(Verdict.Valid.class);
      rig.until(held, offer(rig, held, request), State.LENT);
      assertThat(rig.registry.wordOf(held.token()).nonce()).isEqualTo(held.nonce());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"before the sale", "after REFUNDING", "after the refund", "after REFUNDED"})
  void givesTheMoneyBackOnceWhenTheOwnerWasFaster(String at) throws Exception {
    String elsewhere = "0x" + ResaleRig.randomHex(20);
    OfferRequest request;
    AgreementPair key = Household.freshAgreement();
    Kill kill = new Kill(at);
    AtomicBoolean gone = new AtomicBoolean();
    Consumer<String> faster =
        step -> {
          if (step.equals("before the sale") && !gone.getAndSet(true)) {
            transfer(elsewhere);
          }
          kill.accept(step);
        };
    try (ResaleRig rig = open(faster)) {
      request = rig.sale(held, 800, Optional.empty());
      kill.until(() -> take(rig, request, key));
    }
    try (ResaleRig rig = open(step -> {})) {
      Purchase again = take(rig, request, key);
      Purchase refunded = rig.until(buyer, again, Purchase.State.REFUNDED);
      assertThat(refunded.problem().orElse("")).contains("goes back");
      rig.until(held, offer(rig, held, request), State.CANCELLED);
      assertThat(rig.count("processor_intents where refunded = true")).isEqualTo(1);
      assertThat(chain.balance(seller.address())).isZero();
      assertThat(rig.purchases.renew(held.document().id(), seller.device()))
          .isInstanceOf(Renewal.NotTheOwner.class);
    }
  }

  private void transfer(String to) {
    try {
      chain.transfer(seller.address(), to, held.document().tokenId());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "before the cancellation",
        "after the cancellation",
        "after CANCELLED",
        "after the batch was settled"
      })
  void finishesACancellationAndNewKeys(String at) throws Exception {
    OfferRequest request;
    Kill kill = new Kill(at);
    AgreementPair key = Household.freshAgreement();
    try (ResaleRig rig = open(kill)) {
      request = rig.sale(held, 800, Optional.empty());
      kill.until(
          () -> {
            ResaleOffer offer = offer(rig, held, request);
            withdraw(rig, offer);
            Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> kill.isDone() || rig.seen(held, offer).state() == State.CANCELLED);
            if (!kill.isDone()) {
              again(rig, key);
            }
          });
    }
    try (ResaleRig rig = open(step -> {})) {
      ResaleOffer offer = offer(rig, held, request);
      withdraw(rig, offer);
      assertThat(rig.until(held, offer, State.CANCELLED).transaction()).isPresent();
      Held anew = rig.held(seller, key, rig.untilIssued(seller, again(rig, key)));
      assertThat(rig.check(anew, Instant.now())).isInstanceOf(Verdict.Valid.class);
      assertThat(anew.nonce()).isEqualTo(held.nonce() + 1);
      assertThat(rig.registry.wordOf(held.token()))
          .extracting(LicenceWord::nonce, word -> word.owner().text())
          .containsExactly(held.nonce() + 1, seller.address());
      assertThat(rig.count("licences where package is not null")).isEqualTo(1);
    }
  }

  private void withdraw(ResaleRig rig, ResaleOffer offer) {
    OwnerSignature signature =
        seller.sign(
            Ask.cancellation(
                held.document().chainId(),
                held.document().contract(),
                held.document().tokenId(),
                held.nonce()));
    assertThat(rig.offers.withdraw(offer.id(), seller.device(), Optional.of(signature.hex())))
        .isInstanceOf(Offers.Withdrawn.Accepted.class);
  }

  private Purchase again(ResaleRig rig, AgreementPair key) {
    return switch (rig.purchases.reissue(
        seller.device(), "again", held.document().id(), seller.grant(key))) {
      case Placed.Created(Purchase purchase) -> purchase;
      case Placed.Repeated(Purchase purchase) -> purchase;
      case Placed other -> throw new AssertionError(other);
    };
  }
}
