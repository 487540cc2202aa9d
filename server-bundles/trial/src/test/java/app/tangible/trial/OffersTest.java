package app.tangible.trial;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.licence.Ask;
import app.tangible.licence.DestructionReceipt;
import app.tangible.licence.SignedDocument;
import app.tangible.licence.certificate.SignedDestructionReceipts;
import app.tangible.resale.OfferRequest;
import app.tangible.resale.OfferRequest.Terms;
import app.tangible.resale.Offers.Placed;
import app.tangible.resale.ResaleOffer;
import app.tangible.resale.ResaleOffer.Kind;
import app.tangible.resale.ResaleOffer.Split;
import app.tangible.resale.ResaleOffer.State;
import app.tangible.trial.ResaleRig.Held;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What is offered is shown, to whom it may be, and what does not fit its licence is refused. */
final class OffersTest extends ResaleStory {

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

  private static OfferRequest with(OfferRequest of, SignedDocument receipt) {
    return new OfferRequest(of.price(), of.deadline(), receipt, of.terms());
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
}
