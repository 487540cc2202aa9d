package app.tangible.trial;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.chain.Account;
import app.tangible.issuing.Licences.Renewal;
import app.tangible.issuing.Purchase;
import app.tangible.issuing.Purchases;
import app.tangible.licence.Verdict;
import app.tangible.resale.OfferRequest;
import app.tangible.resale.OfferRequest.Terms;
import app.tangible.resale.Offers.Placed;
import app.tangible.resale.Offers.Withdrawn;
import app.tangible.resale.ResaleOffer;
import app.tangible.resale.ResaleOffer.State;
import app.tangible.trial.ResaleRig.Held;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is given or lent is for one account only. */
final class GiftsAndLoansTest extends ResaleStory {

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
}
