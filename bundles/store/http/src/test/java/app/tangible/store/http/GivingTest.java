package app.tangible.store.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tangible.licence.LicenceId;
import app.tangible.store.Deal;
import app.tangible.store.DealState;
import app.tangible.store.Household;
import app.tangible.store.Proposal;
import app.tangible.store.Purchase.Stage;
import app.tangible.store.Resale;
import app.tangible.store.Sale;
import app.tangible.store.StoreException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Gifts, loans, and the codes by which households find each other. */
class GivingTest extends MarketRig {

  @Test
  void givesToTheHouseholdOfACode() {
    TestHousehold giver = owner(5);
    TestHousehold friend = home(6);
    TestHousehold stranger = home(7);
    Household to = known(giver, friend);
    giver.store.offer(licence(giver), Proposal.gift(to, "EUR", MONTH));
    await(giver, DealState.OPEN);
    assertThat(stranger.store.toMe()).isEmpty();
    assertThat(stranger.store.offers("")).isEmpty();
    Resale gift = friend.store.toMe().getFirst();
    assertThat(gift.deal()).isEqualTo(Deal.GIFT);
    await(friend.store.accept(gift), Stage.OWNED);
    await(() -> giver.store.mine().getFirst().over());
    assertThat(giver.store.mine().getFirst().state()).isEqualTo(DealState.GIVEN);
    assertThat(giver.library.films()).isEmpty();
    assertThat(backend.charges).as("charges").hasValue(1);
  }

  @Test
  void whatIsLentComesBackByItself() {
    TestHousehold lender = owner(5);
    TestHousehold friend = home(6);
    LicenceId before = licence(lender);
    lender.store.offer(before, Proposal.loan(known(lender, friend), "EUR", Duration.ofSeconds(2)));
    await(lender, DealState.OPEN);
    await(friend.store.accept(friend.store.toMe().getFirst()), Stage.OWNED);
    await(lender, DealState.LENT);
    assertThat(lender.store.mine().getFirst().cancellable()).isFalse();
    assertThat(lender.library.films()).as("still the lender's").hasSize(1);
    backend.market.at(backend.market.only(), "RETURNED");
    await(() -> lender.store.mine().getFirst().over());
    assertThat(licence(lender)).isNotEqualTo(before);
  }

  @Test
  void aLoanThatWasNotTakenIsTakenBackWithoutTheChain() {
    TestHousehold lender = owner(5);
    TestHousehold friend = home(6);
    Sale sale =
        lender.store.offer(licence(lender), Proposal.loan(known(lender, friend), "EUR", MONTH));
    await(lender, DealState.OPEN);
    lender.store.cancel(sale);
    await(() -> lender.store.mine().getFirst().over());
    assertThat(lender.store.mine().getFirst().state()).isEqualTo(DealState.CANCELLED);
    assertThat(backend.market.nonce()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "K7QF3M2PX", "K7QF3M2PX99", "K7QF3M2PX1", "k7qf3m2px9", "../../../x"})
  void aCodeThatNobodyHasIsSaid(String code) {
    TestHousehold home = home(5);
    assertThatThrownBy(() -> home.store.household(code))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("no household");
  }

  @Test
  void aCodeMayBeTypedInSmallLettersAndGroups() {
    TestHousehold home = home(5);
    TestHousehold friend = home(6);
    String code = friend.store.householdCode();
    String typed = " " + code.toLowerCase().substring(0, 5) + "-" + code.substring(5);
    assertThat(home.store.household(typed).owner()).isEqualTo(friend.identity.owner());
  }

  @Test
  void aStoreCannotPutAnotherHouseholdIn() {
    TestHousehold home = home(5);
    TestHousehold friend = home(6);
    String code = friend.store.householdCode();
    backend.lie = "0x" + "66".repeat(20);
    assertThatThrownBy(() -> home.store.household(code))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("not the one of this code");
    backend.lie = "";
    backend.households.put(code, home.identity.owner());
    assertThatThrownBy(() -> home.store.household(code)).isInstanceOf(StoreException.class);
  }
}
