package app.tangible.trial;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.chain.Account;
import app.tangible.chain.Bytes32;
import app.tangible.chain.LicenceMarket.Settlement;
import app.tangible.chain.LicenceMarket.SignedAsk;
import app.tangible.chain.evm.EvmLicenceRegistry;
import app.tangible.identity.KeySealing.AgreementPair;
import app.tangible.identity.OwnerSignature;
import app.tangible.issuing.Licences.Renewal;
import app.tangible.issuing.Purchase;
import app.tangible.issuing.Purchases;
import app.tangible.licence.Ask;
import app.tangible.licence.DestructionReceipt;
import app.tangible.licence.MovedList;
import app.tangible.licence.SignedDocument;
import app.tangible.licence.Verdict;
import app.tangible.licence.certificate.SignedDestructionReceipts;
import app.tangible.resale.OfferRequest;
import app.tangible.resale.OfferRequest.Terms;
import app.tangible.resale.Offers.Placed;
import app.tangible.resale.Offers.Withdrawn;
import app.tangible.resale.ResaleOffer;
import app.tangible.resale.ResaleOffer.Kind;
import app.tangible.resale.ResaleOffer.Split;
import app.tangible.resale.ResaleOffer.State;
import app.tangible.trial.ResaleRig.Held;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What offers refuse, and who wins when several want the same; on a real EVM. */
final class ResaleTest {

  @TempDir static Path folder;
  private static Chain chain;
  private static ResaleRig rig;

  private Household seller;
  private Household buyer;
  private Held held;

  @BeforeAll
  static void start() throws Exception {
    chain = new Chain(folder);
    rig = new ResaleRig(folder.resolve("home"), chain.registry(), Clock.systemUTC(), step -> {});
  }

  @AfterAll
  static void stop() {
    rig.close();
    chain.close();
  }

  @BeforeEach
  void sellFirst() throws Exception {
    seller = new Household();
    buyer = new Household();
    held = rig.buy(seller);
  }

  private Placed place(OfferRequest request) {
    return rig.place(held, ResaleRig.fresh(), request);
  }

  private static OfferRequest with(OfferRequest of, SignedDocument receipt) {
    return new OfferRequest(of.price(), of.deadline(), receipt, of.terms());
  }

  private Purchases.Placed take(Household who, ResaleOffer offer, AgreementPair key) {
    return rig.purchases.place(who.device(), ResaleRig.fresh(), rig.orderOf(offer, who.grant(key)));
  }

  private static Purchase created(Purchases.Placed placed) {
    assertThat(placed).isInstanceOf(Purchases.Placed.Created.class);
    return ((Purchases.Placed.Created) placed).purchase();
  }

  private OwnerSignature cancellation() {
    return seller.sign(
        Ask.cancellation(
            held.document().chainId(),
            held.document().contract(),
            held.document().tokenId(),
            held.nonce()));
  }

  @Test
  void showsWhatASaleBringsToWhomAndToNobodyWhoseLicenceItIs() {
    ResaleOffer offer = rig.offered(held, rig.sale(held, 800, Optional.empty()));
    assertThat(offer.split()).isEqualTo(new Split(640, 120, 40));
    assertThat(offer.state()).isEqualTo(State.OPEN);
    assertThat(rig.offers.open("bunny big", 200)).extracting(ResaleOffer::id).contains(offer.id());
    assertThat(rig.offers.open("other", 200)).isEmpty();
    assertThat(rig.offers.mine(seller.device()))
        .extracting(ResaleOffer::id)
        .containsExactly(offer.id());
    assertThat(rig.offers.mine(buyer.device())).isEmpty();
    assertThat(rig.offers.find(offer.id(), seller.device())).isPresent();
    assertThat(rig.offers.find(offer.id(), buyer.device())).isEmpty();
    created(take(buyer, offer, buyer.agreement));
    assertThat(rig.offers.find(offer.id(), buyer.device())).isPresent();
    assertThat(rig.offers.mine(buyer.device())).isEmpty();
    assertThat(rig.offers.open("", 200)).extracting(ResaleOffer::id).doesNotContain(offer.id());
  }

  @Test
  void refusesAReceiptThatIsForgedOrOfAnotherLicence() throws Exception {
    OfferRequest good = rig.sale(held, 800, Optional.empty());
    SignedDocument receipt = good.receipt();
    // By another key than the licence names.
    SignedDocument forged =
        new SignedDestructionReceipts()
            .sign(
                new DestructionReceipt(
                    held.document().id(),
                    held.document().chainId(),
                    held.document().contract(),
                    held.document().tokenId(),
                    seller.device(),
                    held.key().publicKey(),
                    Instant.now()),
                KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate());
    assertThat(place(with(good, forged))).isInstanceOf(Placed.BadReceipt.class);
    byte[] changed = receipt.payload().clone();
    changed[changed.length - 2] ^= 1;
    assertThat(place(with(good, new SignedDocument(changed, receipt.signature()))))
        .isInstanceOf(Placed.BadReceipt.class);
    // Another licence of the same owner and device: its keys still play.
    Held second = rig.buy(seller);
    OfferRequest ofSecond =
        rig.moves(
            Kind.SALE,
            held,
            seller.destroyed(second.document()),
            800,
            Optional.empty(),
            held.nonce(),
            ResaleRig.inAnHour());
    assertThat(place(ofSecond)).isEqualTo(new Placed.BadReceipt("it is of another licence or key"));
    // True, but not the one that the ask names.
    Awaitility.await()
        .atMost(Duration.ofSeconds(5))
        .until(() -> !seller.destroyed(held.document()).equals(receipt));
    assertThat(place(with(good, seller.destroyed(held.document()))))
        .isInstanceOf(Placed.BadReceipt.class);
    assertThat(place(good)).isInstanceOf(Placed.Created.class);
  }

  @Test
  void refusesAnAskOfAnotherNonceOwnerContractPriceOrDeadline() {
    Instant deadline = ResaleRig.inAnHour();
    assertThat(place(rig.moves(Kind.SALE, held, 800, Optional.empty(), held.nonce() + 1, deadline)))
        .isInstanceOf(Placed.StaleAsk.class);
    OfferRequest good = rig.sale(held, 800, Optional.empty());
    Ask ask = ((Terms.Moves) good.terms()).ask();
    assertThat(place(signedBy(good, ask, buyer))).isInstanceOf(Placed.BadSignature.class);
    Ask elsewhere =
        new Ask(
            ask.chainId(),
            "0x" + "77".repeat(20),
            ask.tokenId(),
            ask.priceUnits(),
            ask.nonce(),
            ask.deadline(),
            ask.buyer(),
            ask.receipt());
    assertThat(place(signedBy(good, elsewhere, seller))).isInstanceOf(Placed.Unfit.class);
    // The signature is for 8.00, the buyer would be shown 8.01.
    OfferRequest dearer =
        new OfferRequest(
            new app.tangible.catalogue.Price(801, "EUR"),
            good.deadline(),
            good.receipt(),
            good.terms());
    assertThat(place(dearer)).isInstanceOf(Placed.Unfit.class);
    Instant over = Instant.ofEpochSecond(Instant.now().getEpochSecond() + 10);
    assertThat(place(rig.moves(Kind.SALE, held, 800, Optional.empty(), held.nonce(), over)))
        .isInstanceOf(Placed.Unfit.class);
    assertThat(place(rig.gift(held, seller))).isInstanceOf(Placed.Unfit.class);
    assertThat(rig.offers.mine(seller.device())).isEmpty();
  }

  private static OfferRequest signedBy(OfferRequest of, Ask ask, Household signer) {
    return new OfferRequest(
        of.price(),
        of.deadline(),
        of.receipt(),
        new Terms.Moves(Kind.SALE, ask, signer.sign(ask.message())));
  }

  @Test
  void takesTheSameOfferOnceAndNoSecondOneForTheSameLicence() throws Exception {
    OfferRequest request = rig.sale(held, 800, Optional.empty());
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Placed>> all = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        all.add(threads.submit(() -> rig.place(held, "one", request)));
      }
      List<String> ids = new ArrayList<>();
      for (Future<Placed> one : all) {
        ids.add(
            switch (one.get()) {
              case Placed.Created(ResaleOffer offer) -> offer.id();
              case Placed.Repeated(ResaleOffer offer) -> offer.id();
              case Placed other -> throw new AssertionError(other);
            });
      }
      assertThat(ids).hasSize(10).containsOnly(ids.getFirst());
    }
    assertThat(rig.place(held, "one", rig.sale(held, 900, Optional.empty())))
        .isInstanceOf(Placed.OtherRequest.class);
    assertThat(place(rig.sale(held, 700, Optional.empty()))).isInstanceOf(Placed.Offered.class);
    assertThat(place(rig.gift(held, buyer))).isInstanceOf(Placed.Offered.class);
    assertThat(rig.offers.place(buyer.device(), "x", held.document().id(), request))
        .isInstanceOf(Placed.UnknownLicence.class);
  }

  @Test
  void keepsAnOfferForOneOfManyBuyersWhoComeAtOnce() throws Exception {
    ResaleOffer offer = rig.offered(held, rig.sale(held, 800, Optional.empty()));
    List<Household> buyers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      buyers.add(new Household());
    }
    List<Purchases.Placed> placed = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Purchases.Placed>> all =
          buyers.stream()
              .map(who -> threads.submit(() -> take(who, offer, who.agreement)))
              .toList();
      for (Future<Purchases.Placed> one : all) {
        placed.add(one.get());
      }
    }
    assertThat(placed).filteredOn(p -> p instanceof Purchases.Placed.Created).hasSize(1);
    assertThat(placed).filteredOn(p -> p instanceof Purchases.Placed.Reserved).hasSize(7);
    assertThat(rig.count("purchases where offer = '" + offer.id() + "'")).isEqualTo(1);
  }

  @Test
  void keepsTheSellerFromCancellingWhileABuyerPays() throws Exception {
    ResaleOffer offer = rig.offered(held, rig.sale(held, 800, Optional.empty()));
    Purchase placed = created(take(buyer, offer, buyer.agreement));
    assertThat(rig.offers.withdraw(offer.id(), seller.device(), Optional.of(cancellation().hex())))
        .isInstanceOf(Withdrawn.Reserved.class);
    rig.pay(placed);
    rig.pay(placed); // the webhook comes twice
    rig.pay("evt_other", placed);
    Held bought = rig.held(buyer, buyer.agreement, rig.untilIssued(buyer, placed));
    assertThat(rig.check(bought, Instant.now())).isInstanceOf(Verdict.Valid.class);
    assertThat(rig.until(held, offer, State.SOLD).problem()).isEmpty();
    assertThat(rig.offers.withdraw(offer.id(), seller.device(), Optional.of(cancellation().hex())))
        .isInstanceOf(Withdrawn.Over.class);
    assertThat(take(new Household(), offer, buyer.agreement))
        .isInstanceOf(Purchases.Placed.OfferGone.class);
    // What was sold has a seller no more: the new owner can sell it on.
    ResaleOffer next = rig.offered(bought, rig.sale(bought, 700, Optional.empty()));
    Purchase back = created(take(seller, next, seller.agreement));
    rig.pay(back);
    Held again = rig.held(seller, seller.agreement, rig.untilIssued(seller, back));
    assertThat(again.nonce()).isEqualTo(held.nonce() + 2);
    assertThat(rig.purchases.renew(held.document().id(), seller.device()))
        .as("sold and bought back is another licence")
        .isInstanceOf(Renewal.NotTheOwner.class);
    assertThat(rig.purchases.renew(again.document().id(), seller.device()))
        .isInstanceOf(Renewal.Renewed.class);
  }

  @Test
  void cancelsOnceHoweverOftenItIsAskedAndForTheOwnerOnly() {
    ResaleOffer offer = rig.offered(held, rig.sale(held, 800, Optional.empty()));
    assertThat(rig.offers.withdraw(offer.id(), buyer.device(), Optional.of(cancellation().hex())))
        .isInstanceOf(Withdrawn.Unknown.class);
    assertThat(rig.offers.withdraw(offer.id(), seller.device(), Optional.empty()))
        .isInstanceOf(Withdrawn.BadSignature.class);
    OwnerSignature forged =
        buyer.sign(
            Ask.cancellation(
                held.document().chainId(),
                held.document().contract(),
                held.document().tokenId(),
                held.nonce()));
    assertThat(rig.offers.withdraw(offer.id(), seller.device(), Optional.of(forged.hex())))
        .isInstanceOf(Withdrawn.BadSignature.class);
    for (int i = 0; i < 3; i++) {
      assertThat(
              rig.offers.withdraw(offer.id(), seller.device(), Optional.of(cancellation().hex())))
          .isInstanceOf(Withdrawn.Accepted.class);
    }
    rig.until(held, offer, State.CANCELLED);
    assertThat(rig.offers.withdraw(offer.id(), seller.device(), Optional.of(cancellation().hex())))
        .isInstanceOfSatisfying(
            Withdrawn.Accepted.class,
            accepted -> assertThat(accepted.offer().state()).isEqualTo(State.CANCELLED));
    assertThat(rig.registry.wordOf(held.token()).nonce()).isEqualTo(held.nonce() + 1);
    // The old ask is dead: who kept it cannot settle it.
    assertThat(place(rig.sale(held, 800, Optional.empty()))).isInstanceOf(Placed.NotTheOwner.class);
  }

  @Test
  void issuesNewKeysToTheOwnerOnlyAndNeverBesideAnOffer() {
    ResaleOffer offer = rig.offered(held, rig.sale(held, 800, Optional.empty()));
    assertThat(rig.purchases.renew(held.document().id(), seller.device()))
        .isInstanceOf(Renewal.Offered.class);
    assertThat(reissue(seller)).isInstanceOf(Purchases.Placed.Offered.class);
    assertThat(reissue(buyer)).isInstanceOf(Purchases.Placed.NotTheOwner.class);
    rig.offers.withdraw(offer.id(), seller.device(), Optional.of(cancellation().hex()));
    rig.until(held, offer, State.CANCELLED);
    AgreementPair key = Household.freshAgreement();
    Purchase again =
        created(
            rig.purchases.reissue(
                seller.device(), "again", held.document().id(), seller.grant(key)));
    assertThat(again.payment()).isEmpty();
    Held anew = rig.held(seller, key, rig.untilIssued(seller, again));
    assertThat(rig.check(anew, Instant.now())).isInstanceOf(Verdict.Valid.class);
    assertThat(rig.purchases.find(held.document().id(), seller.device())).isEmpty();
    // Lost again, asked by the first licence's id.
    Purchase third = created(reissue(seller));
    rig.untilIssued(seller, third);
    assertThat(rig.purchases.renew(anew.document().id(), seller.device()))
        .isInstanceOf(Renewal.NotTheOwner.class);
    for (int i = 0; i < 8; i++) {
      rig.untilIssued(seller, created(reissue(seller)));
    }
    assertThat(reissue(seller)).isInstanceOf(Purchases.Placed.TooMany.class);
  }

  private Purchases.Placed reissue(Household who) {
    return rig.purchases.reissue(who.device(), ResaleRig.fresh(), held.document().id(), who.grant);
  }

  @Test
  void givesToTheNamedAccountOnly() throws Exception {
    ResaleOffer offer = rig.offered(held, rig.gift(held, buyer));
    assertThat(take(new Household(), offer, buyer.agreement))
        .isInstanceOf(Purchases.Placed.NotForThem.class);
    assertThat(take(seller, offer, seller.agreement))
        .isInstanceOf(Purchases.Placed.NotForThem.class);
    assertThat(rig.offers.open("", 200)).extracting(ResaleOffer::id).doesNotContain(offer.id());
    assertThat(rig.offers.addressed(new Account(buyer.address())))
        .extracting(ResaleOffer::id)
        .containsExactly(offer.id());
    Purchase placed = created(take(buyer, offer, buyer.agreement));
    assertThat(placed.payment()).isEmpty();
    Held given = rig.held(buyer, buyer.agreement, rig.untilIssued(buyer, placed));
    assertThat(rig.check(given, Instant.now())).isInstanceOf(Verdict.Valid.class);
    assertThat(rig.until(held, offer, State.GIVEN).transaction()).isPresent();
    assertThat(rig.offers.addressed(new Account(buyer.address()))).isEmpty();
  }

  @Test
  void lendsWhatCanNeitherBeSoldNorLentOnNorBeHadTwice() throws Exception {
    ResaleOffer offer = rig.offered(held, rig.loan(held, buyer, ResaleRig.inAnHour()));
    assertThat(take(new Household(), offer, buyer.agreement))
        .isInstanceOf(Purchases.Placed.NotForThem.class);
    Purchase placed = created(take(buyer, offer, buyer.agreement));
    Held lent = rig.held(buyer, buyer.agreement, rig.untilIssued(buyer, placed));
    assertThat(rig.check(lent, Instant.now()))
        .isInstanceOfSatisfying(
            Verdict.Valid.class,
            valid ->
                assertThat(valid.licence().loan().orElseThrow().lender())
                    .isEqualTo(seller.owner()));
    assertThat(rig.check(lent, ResaleRig.inAnHour().plusSeconds(1)))
        .isInstanceOf(Verdict.Refused.class);
    rig.until(held, offer, State.LENT);
    assertThat(rig.registry.wordOf(held.token()).owner().text()).isEqualTo(seller.address());
    assertThat(rig.purchases.renew(lent.document().id(), buyer.device()))
        .isInstanceOf(Renewal.Renewed.class);
    assertThat(rig.purchases.renew(held.document().id(), seller.device()))
        .isInstanceOf(Renewal.Offered.class);
    assertThat(reissue(seller)).isInstanceOf(Purchases.Placed.Offered.class);
    assertThat(place(rig.sale(held, 800, Optional.empty()))).isInstanceOf(Placed.Offered.class);
    assertThat(rig.place(lent, ResaleRig.fresh(), rig.loan(lent, seller, ResaleRig.inAnHour())))
        .isInstanceOf(Placed.UnknownLicence.class);
    assertThat(
            rig.purchases.reissue(
                buyer.device(), ResaleRig.fresh(), lent.document().id(), buyer.grant))
        .isInstanceOf(Purchases.Placed.UnknownLicence.class);
    assertThat(rig.offers.withdraw(offer.id(), seller.device(), Optional.empty()))
        .isInstanceOf(Withdrawn.Over.class);
    // The lender sells it elsewhere: what was lent is void.
    chain.transfer(seller.address(), "0x" + ResaleRig.randomHex(20), held.document().tokenId());
    rig.until(held, offer, State.RETURNED);
    assertThat(rig.purchases.renew(lent.document().id(), buyer.device()))
        .isInstanceOf(Renewal.NotTheOwner.class);
  }

  @Test
  void refusesALoanThatTheOwnerDidNotSignForThisBorrower() throws Exception {
    OfferRequest good = rig.loan(held, buyer, ResaleRig.inAnHour());
    Terms.Lends lends = (Terms.Lends) good.terms();
    OfferRequest other =
        new OfferRequest(
            good.price(),
            good.deadline(),
            good.receipt(),
            new Terms.Lends(new Household().owner(), lends.until(), lends.signature()));
    assertThat(place(other)).isInstanceOf(Placed.BadSignature.class);
    OfferRequest longer =
        new OfferRequest(
            good.price(),
            good.deadline(),
            good.receipt(),
            new Terms.Lends(
                lends.borrower(), lends.until().plusSeconds(86_400), lends.signature()));
    assertThat(place(longer)).isInstanceOf(Placed.BadSignature.class);
    ResaleOffer offer = rig.offered(held, good);
    assertThat(rig.offers.withdraw(offer.id(), seller.device(), Optional.empty()))
        .isInstanceOfSatisfying(
            Withdrawn.Accepted.class,
            accepted -> assertThat(accepted.offer().state()).isEqualTo(State.CANCELLED));
    assertThat(take(buyer, offer, buyer.agreement)).isInstanceOf(Purchases.Placed.OfferGone.class);
  }

  @Test
  void noticesWhatTheOwnerMovesWithoutThisServer() throws Exception {
    ResaleOffer offer = rig.offered(held, rig.sale(held, 800, Optional.empty()));
    long before = rig.moved(0).to();
    chain.transfer(seller.address(), buyer.address(), held.document().tokenId());
    ResaleOffer gone = rig.until(held, offer, State.CANCELLED);
    assertThat(gone.transaction()).isPresent();
    assertThat(gone.problem().orElse("")).contains("on the chain");
    assertThat(rig.purchases.find(held.document().id(), seller.device())).isEmpty();
    assertThat(rig.moved(before).moved())
        .containsExactly(new MovedList.Entry(held.document().tokenId(), held.nonce() + 1));
    assertThat(reissue(seller)).isInstanceOf(Purchases.Placed.NotTheOwner.class);
  }

  @Test
  void noticesAtARenewalBeforeAnythingElse() throws Exception {
    chain.transfer(seller.address(), buyer.address(), held.document().tokenId());
    assertThat(rig.purchases.renew(held.document().id(), seller.device()))
        .isInstanceOf(Renewal.NotTheOwner.class);
    assertThat(rig.purchases.find(held.document().id(), seller.device())).isEmpty();
  }

  @Test
  void refundsWhoPaysForWhatAStrangerTookOnTheChain() throws Exception {
    OfferRequest request = rig.sale(held, 800, Optional.empty());
    ResaleOffer offer = rig.offered(held, request);
    Purchase placed = created(take(buyer, offer, buyer.agreement));
    Terms.Moves moves = (Terms.Moves) request.terms();
    try (EvmLicenceRegistry stranger = chain.stranger()) {
      Settlement settlement =
          stranger.settle(
              new SignedAsk(
                  held.token(),
                  moves.ask().priceUnits(),
                  moves.ask().nonce(),
                  moves.ask().deadline(),
                  Optional.empty(),
                  new Bytes32(moves.ask().receipt()),
                  HexFormat.of().parseHex(moves.signature())),
              new Account("0x" + ResaleRig.randomHex(20)));
      assertThat(settlement).isInstanceOf(Settlement.Done.class);
    }
    rig.pay(placed);
    rig.until(buyer, placed, Purchase.State.REFUNDED);
    rig.until(held, offer, State.CANCELLED);
    assertThat(
            rig.count(
                "processor_intents where refunded = true and reference = '" + placed.id() + "'"))
        .isEqualTo(1);
    // The seller was paid by the stranger, once.
    assertThat(chain.balance(seller.address())).isEqualTo(6_400_000);
  }

  @Test
  void showsAnOwnersOffersToEachDeviceThatTheyGranted() throws Exception {
    ResaleOffer offer = rig.offered(held, rig.sale(held, 800, Optional.empty()));
    Household second = new Household();
    assertThat(rig.offers.mine(second.device())).isEmpty();
    var forged =
        new app.tangible.identity.DeviceGrant(
            seller.owner(),
            second.device(),
            second.grant.agreement(),
            second.grant.receipts(),
            second.grant.signature());
    assertThat(rig.households.admit(second.device(), forged))
        .isInstanceOf(app.tangible.accounts.Households.Admission.Refused.class);
    assertThat(rig.offers.mine(second.device())).isEmpty();
    assertThat(rig.households.admit(second.device(), seller.grantFor(second)))
        .isInstanceOf(app.tangible.accounts.Households.Admission.Admitted.class);
    assertThat(rig.offers.mine(second.device()))
        .extracting(ResaleOffer::id)
        .containsExactly(offer.id());
  }
}
