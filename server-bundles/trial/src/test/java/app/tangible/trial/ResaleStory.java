package app.tangible.trial;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.identity.KeySealing.AgreementPair;
import app.tangible.identity.OwnerSignature;
import app.tangible.issuing.Purchase;
import app.tangible.issuing.Purchases;
import app.tangible.licence.Ask;
import app.tangible.resale.OfferRequest;
import app.tangible.resale.Offers.Placed;
import app.tangible.resale.ResaleOffer;
import app.tangible.trial.ResaleRig.Held;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A seller who holds a licence, and somebody who may want it; on a real EVM. */
abstract class ResaleStory {

  @RegisterExtension private static final OneMarket MARKET = new OneMarket();

  final Chain chain = MARKET.now().chain;
  final ResaleRig rig = MARKET.now().rig;

  Household seller;
  Household buyer;
  Held held;

  @BeforeEach
  void sellFirst() throws Exception {
    seller = new Household();
    buyer = new Household();
    held = rig.buy(seller);
  }

  Placed place(OfferRequest request) {
    return rig.place(held, ResaleRig.fresh(), request);
  }

  Purchases.Placed take(Household who, ResaleOffer offer, AgreementPair key) {
    return rig.purchases.place(who.device(), ResaleRig.fresh(), rig.orderOf(offer, who.grant(key)));
  }

  static Purchase created(Purchases.Placed placed) {
    assertThat(placed).isInstanceOf(Purchases.Placed.Created.class);
    return ((Purchases.Placed.Created) placed).purchase();
  }

  OwnerSignature cancellation() {
    return seller.sign(
        Ask.cancellation(
            held.document().chainId(),
            held.document().contract(),
            held.document().tokenId(),
            held.nonce()));
  }

  Purchases.Placed reissue(Household who) {
    return rig.purchases.reissue(who.device(), ResaleRig.fresh(), held.document().id(), who.grant);
  }
}
