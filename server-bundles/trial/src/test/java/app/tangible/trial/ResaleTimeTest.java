package app.tangible.trial;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.chain.Account;
import app.tangible.chain.LicenceWord;
import app.tangible.chain.evm.EvmLicenceRegistry;
import app.tangible.identity.KeySealing.AgreementPair;
import app.tangible.issuing.Licences.Renewal;
import app.tangible.issuing.Order;
import app.tangible.issuing.Purchase;
import app.tangible.issuing.Purchases;
import app.tangible.licence.Verdict;
import app.tangible.resale.Offers.Withdrawn;
import app.tangible.resale.ResaleOffer;
import app.tangible.resale.ResaleOffer.Kind;
import app.tangible.resale.ResaleOffer.State;
import app.tangible.trial.ResaleRig.Held;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What time and reorganisations do to offers. */
final class ResaleTimeTest {

  @TempDir Path folder;
  private final HandClock clock = new HandClock();
  private Chain chain;
  private ResaleRig rig;
  private Household seller;
  private Household buyer;

  @BeforeEach
  void start() throws Exception {
    chain = new Chain(folder);
    seller = new Household();
    buyer = new Household();
  }

  @AfterEach
  void stop() {
    rig.close();
    chain.close();
  }

  private void open(EvmLicenceRegistry registry, Consumer<String> cut) {
    rig = new ResaleRig(folder.resolve("home"), registry, clock, cut);
  }

  /** Runs ahead of the system's clock, as far as it is told. */
  private static final class HandClock extends Clock {
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    void go(Duration further) {
      ahead.updateAndGet(further::plus);
    }

    @Override
    public Instant instant() {
      return Instant.now().plus(ahead.get());
    }

    @Override
    public ZoneId getZone() {
      return ZoneId.of("Z");
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  /** The server's clock goes on, and it looks at what is due. */
  private void pass(Duration time, ResaleOffer offer) {
    clock.go(time);
    rig.offers.changed(offer.id());
  }

  private Purchase take(Household who, ResaleOffer offer, AgreementPair key) {
    return rig.order(who, ResaleRig.fresh(), rig.orderOf(offer, who.grant(key)));
  }

  @Test
  void letsAnotherBuyInWhenTheFirstDoesNotPayAndServesTheLateOneOnlyIfNobodyCame()
      throws Exception {
    open(chain.registry(), step -> {});
    Held held = rig.buy(seller);
    ResaleOffer offer = rig.offered(held, rig.sale(held, 800, Optional.empty()));
    Purchase late = take(buyer, offer, buyer.agreement);
    assertThat(rig.seen(held, offer).state()).isEqualTo(State.RESERVED);
    pass(Duration.ofMinutes(11), offer);
    rig.until(held, offer, State.OPEN);
    Household second = new Household();
    Purchase taken = take(second, offer, second.agreement);
    rig.pay(late); // after his time, and it is another's
    rig.until(buyer, late, Purchase.State.REFUNDED);
    assertThat(rig.seen(held, offer).state()).isEqualTo(State.RESERVED);
    pass(Duration.ofMinutes(11), offer);
    rig.until(held, offer, State.OPEN);
    rig.pay(taken); // after her time, but nobody else came
    rig.untilIssued(second, taken);
    rig.until(held, offer, State.SOLD);
    assertThat(rig.count("processor_intents where refunded = true")).isEqualTo(1);
  }

  @Test
  void refundsWhoPaysAfterTheOwnerTookTheOfferBack() throws Exception {
    open(chain.registry(), step -> {});
    Held held = rig.buy(seller);
    ResaleOffer offer = rig.offered(held, rig.sale(held, 800, Optional.empty()));
    Purchase late = take(buyer, offer, buyer.agreement);
    pass(Duration.ofMinutes(11), offer);
    rig.until(held, offer, State.OPEN);
    assertThat(
            rig.offers.withdraw(
                offer.id(), seller.device(), Optional.of(rig.cancellation(held).hex())))
        .isInstanceOf(Withdrawn.Accepted.class);
    rig.until(held, offer, State.CANCELLED);
    rig.pay(late);
    assertThat(rig.until(buyer, late, Purchase.State.REFUNDED).problem()).isPresent();
    assertThat(chain.balance(seller.address())).isZero();
  }

  @Test
  void lapsesAfterItsDeadlineAndOnlyThenGivesTheOwnerNewKeys() {
    open(chain.registry(), step -> {});
    Held held = rig.buy(seller);
    ResaleOffer offer = rig.offered(held, rig.sale(held, 800, Optional.empty()));
    pass(Duration.ofSeconds(3_600 + 60), offer);
    // A chain whose clock is behind might still take the ask.
    assertThat(reissue(held)).isInstanceOf(Purchases.Placed.Offered.class);
    assertThat(rig.purchases.place(buyer.device(), "late", rig.orderOf(offer, buyer.grant)))
        .isInstanceOf(Purchases.Placed.OfferGone.class);
    pass(Duration.ofSeconds(90), offer);
    rig.until(held, offer, State.LAPSED);
    assertThat(reissue(held))
        .isInstanceOfSatisfying(
            Purchases.Placed.Created.class,
            created -> {
              Held anew =
                  rig.held(seller, seller.agreement, rig.untilIssued(seller, created.purchase()));
              assertThat(rig.check(anew, clock.instant())).isInstanceOf(Verdict.Valid.class);
              assertThat(anew.nonce()).isEqualTo(held.nonce());
            });
  }

  private Purchases.Placed reissue(Held held) {
    return rig.purchases.reissue(
        seller.device(), ResaleRig.fresh(), held.document().id(), seller.grant);
  }

  @Test
  void refundsWhoseSaleReachesTheChainAfterTheDeadline() throws Exception {
    AtomicReference<Boolean> jumped = new AtomicReference<>(false);
    open(
        chain.registry(),
        step -> {
          if (step.equals("before the sale") && !jumped.getAndSet(true)) {
            passOnTheChain(7_200);
          }
        });
    Held held = rig.buy(seller);
    ResaleOffer offer = rig.offered(held, rig.sale(held, 800, Optional.empty()));
    Purchase placed = take(buyer, offer, buyer.agreement);
    rig.pay(placed);
    rig.until(buyer, placed, Purchase.State.REFUNDED);
    rig.until(held, offer, State.LAPSED);
    assertThat(rig.registry.wordOf(held.token()).owner().text()).isEqualTo(seller.address());
    // By our clock the ask still holds: until it is over everywhere, there are no new keys.
    assertThat(reissue(held)).isInstanceOf(Purchases.Placed.Offered.class);
  }

  private void passOnTheChain(long seconds) {
    try {
      chain.rpc("evm_increaseTime", seconds);
      chain.rpc("evm_mine");
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void takesALoanBackAtItsEndAndGivesTheLenderNewKeys() {
    open(chain.registry(), step -> {});
    Held held = rig.buy(seller);
    Instant until = clock.instant().plus(Duration.ofHours(2));
    ResaleOffer offer = rig.offered(held, rig.loan(held, buyer, until));
    Purchase placed = take(buyer, offer, buyer.agreement);
    Held lent = rig.held(buyer, buyer.agreement, rig.untilIssued(buyer, placed));
    rig.until(held, offer, State.LENT);
    assertThat(reissue(held)).isInstanceOf(Purchases.Placed.Offered.class);
    pass(Duration.ofHours(2).plusSeconds(1), offer);
    rig.until(held, offer, State.RETURNED);
    assertThat(rig.purchases.renew(lent.document().id(), buyer.device()))
        .isInstanceOf(Renewal.NotTheOwner.class);
    assertThat(rig.purchases.find(lent.document().id(), buyer.device())).isEmpty();
    assertThat(rig.check(lent, clock.instant())).isInstanceOf(Verdict.Refused.class);
    assertThat(reissue(held))
        .isInstanceOfSatisfying(
            Purchases.Placed.Created.class,
            created -> {
              Held anew =
                  rig.held(seller, seller.agreement, rig.untilIssued(seller, created.purchase()));
              assertThat(rig.check(anew, clock.instant())).isInstanceOf(Verdict.Valid.class);
              assertThat(
                      rig.place(
                          anew,
                          "sell",
                          rig.moves(
                              Kind.SALE,
                              anew,
                              800,
                              Optional.empty(),
                              anew.nonce(),
                              Instant.ofEpochSecond(clock.instant().getEpochSecond() + 3_600))))
                  .isInstanceOf(app.tangible.resale.Offers.Placed.Created.class);
            });
  }

  @Test
  void mintsAgainWhatAReorganisationDroppedBeforeItWasFinal() throws Exception {
    open(chain.registry(2), step -> {});
    String before = chain.rpc("evm_snapshot").asText();
    Purchase placed =
        rig.order(
            buyer,
            "key",
            new Order(new Order.Item.OfEdition(rig.edition()), buyer.grant(buyer.agreement)));
    rig.pay(placed);
    rig.until(buyer, placed, Purchase.State.MINTED);
    assertThat(chain.rpc("evm_revert", before).asBoolean()).isTrue();
    // Another branch, in which nothing was minted, grows until the block is deep enough.
    for (int i = 0; i < 8; i++) {
      chain.rpc("evm_mine");
    }
    Purchase issued = growUntilIssued(buyer, placed);
    Held held = rig.held(buyer, buyer.agreement, issued);
    assertThat(rig.registry.wordOf(held.token()))
        .isEqualTo(new LicenceWord(new Account(buyer.address()), held.nonce()));
  }

  private Purchase growUntilIssued(Household who, Purchase placed) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(90))
        .pollInterval(Duration.ofMillis(500))
        .until(
            () -> {
              chain.rpc("evm_mine");
              return rig.purchases.find(placed.id(), who.device()).orElseThrow();
            },
            purchase -> purchase.state() == Purchase.State.ISSUED);
  }

  @Test
  void settlesAgainWhatAReorganisationDroppedBeforeItWasFinal() throws Exception {
    open(chain.registry(2), step -> {});
    Purchase first =
        rig.order(
            seller,
            "key",
            new Order(new Order.Item.OfEdition(rig.edition()), seller.grant(seller.agreement)));
    rig.pay(first);
    Held held = rig.held(seller, seller.agreement, growUntilIssued(seller, first));
    ResaleOffer offer = rig.offered(held, rig.sale(held, 800, Optional.empty()));
    String before = chain.rpc("evm_snapshot").asText();
    Purchase placed = take(buyer, offer, buyer.agreement);
    rig.pay(placed);
    rig.until(buyer, placed, Purchase.State.MINTED);
    rig.until(held, offer, State.SOLD);
    assertThat(rig.moved(0).moved()).as("decoders are told what stays").isEmpty();
    assertThat(chain.rpc("evm_revert", before).asBoolean()).isTrue();
    assertThat(rig.registry.wordOf(held.token()).owner().text()).isEqualTo(seller.address());
    for (int i = 0; i < 8; i++) {
      chain.rpc("evm_mine");
    }
    Held bought = rig.held(buyer, buyer.agreement, growUntilIssued(buyer, placed));
    assertThat(rig.registry.wordOf(held.token()))
        .isEqualTo(new LicenceWord(new Account(buyer.address()), bought.nonce()));
    assertThat(chain.balance(seller.address())).isEqualTo(6_400_000);
    assertThat(rig.moved(0).moved())
        .containsExactly(
            new app.tangible.licence.MovedList.Entry(held.document().tokenId(), held.nonce() + 1));
    assertThat(rig.seen(held, offer).state()).isEqualTo(State.SOLD);
    assertThat(rig.seen(held, offer).transaction())
        .isEqualTo(rig.untilIssued(buyer, placed).transaction());
  }
}
