package app.tangible.store.http;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.library.Remark;
import app.tangible.licence.LicenceId;
import app.tangible.licence.Refusal;
import app.tangible.store.DealState;
import app.tangible.store.Proposal;
import app.tangible.store.Purchase;
import app.tangible.store.Purchase.Stage;
import app.tangible.store.Resale;
import app.tangible.store.Sale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Offers that come to nothing, and the licence that comes home. */
class RefusedOfferTest extends MarketRig {

  @ParameterizedTest
  @ValueSource(strings = {"stale-ask", "ask-signature", "receipt"})
  void anOfferThatTheStoreDoesNotTakeComesHome(String kind) {
    TestHousehold seller = owner(5);
    backend.market.refusal = kind;
    LicenceId before = licence(seller);
    seller.store.offer(before, Proposal.sale(EIGHT, MONTH));
    await(() -> seller.store.mine().getFirst().over());
    Sale sale = seller.store.mine().getFirst();
    assertThat(sale.state()).isEqualTo(DealState.REFUSED);
    assertThat(sale.problem().orElseThrow()).contains("refused");
    assertThat(licence(seller)).isNotEqualTo(before);
  }

  @Test
  void anOfferOfALicenceThatIsAnothersErasesIt() {
    TestHousehold seller = owner(5);
    backend.licences.revoke(licence(seller));
    seller.store.offer(licence(seller), Proposal.sale(EIGHT, MONTH));
    await(() -> seller.store.mine().getFirst().over());
    assertThat(seller.library.films()).isEmpty();
    assertThat(seller.library.remarks())
        .extracting(Remark::what)
        .containsExactly(Remark.What.NO_LONGER_YOURS);
  }

  @ParameterizedTest
  @EnumSource(
      value = Refusal.class,
      names = {"KEYS_MISSING", "OTHER_DEVICE", "REVOKED"})
  void whatTheDecoderDoesNotDestroyIsNotOffered(Refusal reason) {
    TestHousehold seller = owner(5);
    seller.decoder.refusal = reason;
    LicenceId before = licence(seller);
    seller.store.offer(before, Proposal.sale(EIGHT, MONTH));
    await(() -> seller.store.mine().getFirst().over());
    assertThat(seller.store.mine().getFirst().problem().orElseThrow()).contains(reason.name());
    assertThat(licence(seller)).isEqualTo(before);
    assertThat(backend.market.posts).hasValue(0);
  }

  @ParameterizedTest
  @EnumSource(
      value = Refusal.class,
      names = {"LEASE_EXPIRED", "BACKUP_RESTORED", "CLOCK_SET_BACK"})
  void aDecoderThatAsksForAFreshLeaseGetsOne(Refusal reason) {
    TestHousehold seller = owner(5);
    seller.decoder.healing = reason;
    seller.store.offer(licence(seller), Proposal.sale(EIGHT, MONTH));
    await(seller, DealState.OPEN);
    assertThat(backend.licences.leases()).isOne();
  }

  @Test
  void aStoreThatForgotTheOfferIsToldAgain() {
    TestHousehold seller = owner(5);
    sell(seller);
    backend.market.forget();
    await(() -> backend.market.posts.get() == 2);
    await(seller, DealState.OPEN);
    assertThat(backend.market.offers()).isOne();
  }

  @Test
  void withoutANetworkTheWishIsKeptAndSaid() {
    TestHousehold seller = owner(5);
    LicenceId licence = licence(seller);
    stop(seller);
    TestHousehold offline = home(5, "http://127.0.0.1:9");
    AtomicInteger heard = new AtomicInteger();
    offline.store.onChange(heard::incrementAndGet);
    offline.store.offer(licence, Proposal.sale(EIGHT, MONTH));
    await(() -> offline.store.mine().getFirst().problem().orElse("").contains("cannot be reached"));
    assertThat(offline.store.mine().getFirst().state()).isEqualTo(DealState.PARKING);
    assertThat(heard).hasPositiveValue();
    stop(offline);
    TestHousehold again = home(5);
    await(again, DealState.OPEN);
    assertThat(again.store.mine().getFirst().problem()).isEmpty();
  }

  @Test
  void anOfferThatIsGoneTakesNoMoney() {
    TestHousehold seller = owner(5);
    TestHousehold buyer = home(6);
    sell(seller);
    Resale offer = buyer.store.offers("").getFirst();
    backend.market.at(backend.market.only(), "SETTLING");
    Purchase purchase = buyer.store.accept(offer);
    await(purchase, Stage.REFUSED);
    assertThat(backend.charges).as("the first sale only").hasValue(1);
    await(() -> buyer.library.pending().isEmpty());
  }

  @Test
  void aRefundedPurchaseSaysSo() {
    TestHousehold seller = owner(5);
    TestHousehold buyer = home(6);
    sell(seller);
    backend.refunds = true;
    Purchase purchase = buyer.store.accept(buyer.store.offers("").getFirst());
    await(purchase, Stage.REFUSED);
    assertThat(purchase.step().problem().orElseThrow()).contains("money goes back");
    assertThat(buyer.library.films()).isEmpty();
  }
}
