package app.tangible.trial;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.identity.KeySealing.AgreementPair;
import app.tangible.issuing.Licences.Renewal;
import app.tangible.issuing.Purchase;
import app.tangible.issuing.Purchases;
import app.tangible.licence.MovedList;
import app.tangible.licence.Verdict;
import app.tangible.resale.ResaleOffer;
import app.tangible.resale.ResaleOffer.State;
import app.tangible.trial.ResaleRig.Held;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Keys and leases follow the owner whom the chain names. */
final class OwnersKeysTest extends ResaleStory {

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
}
