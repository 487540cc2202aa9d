package app.tangible.trial;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.chain.Account;
import app.tangible.chain.Bytes32;
import app.tangible.chain.LicenceMarket.Settlement;
import app.tangible.chain.LicenceMarket.SignedAsk;
import app.tangible.chain.evm.EvmLicenceRegistry;
import app.tangible.identity.OwnerSignature;
import app.tangible.issuing.Licences.Renewal;
import app.tangible.issuing.Purchase;
import app.tangible.issuing.Purchases;
import app.tangible.licence.Ask;
import app.tangible.licence.Verdict;
import app.tangible.resale.OfferRequest;
import app.tangible.resale.OfferRequest.Terms;
import app.tangible.resale.Offers.Placed;
import app.tangible.resale.Offers.Withdrawn;
import app.tangible.resale.ResaleOffer;
import app.tangible.resale.ResaleOffer.State;
import app.tangible.trial.ResaleRig.Held;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Who wins when several want the same. */
final class ResaleTest extends ResaleStory {

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
}
