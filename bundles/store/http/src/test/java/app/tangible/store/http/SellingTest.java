package app.tangible.store.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tangible.library.OwnedFilm;
import app.tangible.library.testing.FilmCopy;
import app.tangible.licence.LicenceId;
import app.tangible.store.DealState;
import app.tangible.store.Money;
import app.tangible.store.Proposal;
import app.tangible.store.Purchase;
import app.tangible.store.Purchase.Stage;
import app.tangible.store.Resale;
import app.tangible.store.Sale;
import app.tangible.store.StoreException;
import app.tangible.store.Terms;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A film is sold on, and what comes of it. */
class SellingTest extends MarketRig {

  @Test
  void sellsToAnotherHouseholdAndForgetsTheFilm() {
    TestHousehold seller = owner(5);
    TestHousehold buyer = home(6);
    OwnedFilm film = seller.library.films().getFirst();
    Path sealed = seller.library.sealedFile(film.film());
    sell(seller);
    assertThat(seller.decoder.destroyed(film.licencePackage())).isTrue();
    assertThat(sealed).exists();
    Resale offer = buyer.store.offers("").getFirst();
    assertThat(offer.goods().price()).isEqualTo(EIGHT);
    assertThat(offer.split().seller().minorUnits()).isEqualTo(640);
    assertThat(offer.split().studio().minorUnits()).isEqualTo(120);
    assertThat(offer.split().platform().minorUnits()).isEqualTo(40);
    Purchase purchase = buyer.store.accept(offer);
    assertThat(buyer.store.accept(offer)).isSameAs(purchase);
    await(purchase, Stage.OWNED);
    await(() -> seller.store.mine().getFirst().over());
    Sale sale = seller.store.mine().getFirst();
    assertThat(sale.state()).isEqualTo(DealState.SOLD);
    assertThat(sale.transaction()).hasValue("0x" + "ef".repeat(32));
    assertThat(sale.split().orElseThrow().seller()).isEqualTo(new Money(640, "EUR"));
    assertThat(seller.library.films()).isEmpty();
    assertThat(sealed).doesNotExist();
    assertThat(buyer.library.sealedFile(film.film())).hasBinaryContent(backend.sealed);
    assertThat(buyer.library.pending()).isEmpty();
    assertThat(backend.charges).hasValue(2);
    await(() -> seller.decoder.movedUpTo.contains(1L));
    await(() -> seller.library.movedUpTo() == 1);
  }

  @Test
  void whoHasAnAgeLimitNeitherBuysNorOffersNorTakesBack() {
    TestHousehold seller = owner(5);
    TestHousehold buyer = home(6);
    buyer.store.rules = () -> Optional.of("Ask someone without an age limit.");
    assertThatThrownBy(() -> buyer.store.buy(buyer.store.browse("").getFirst()))
        .isInstanceOfSatisfying(
            StoreException.class, refused -> assertThat(refused.worthRetrying()).isFalse())
        .hasMessageContaining("without an age limit");
    seller.store.rules = buyer.store.rules;
    assertThatThrownBy(() -> sell(seller)).isInstanceOf(StoreException.class);
    assertThat(seller.store.mine()).isEmpty();

    seller.store.rules = Optional::empty;
    Sale sale = sell(seller);
    seller.store.rules = buyer.store.rules;
    assertThatThrownBy(() -> seller.store.cancel(sale)).isInstanceOf(StoreException.class);
    Resale offer = buyer.store.offers("").getFirst();
    assertThatThrownBy(() -> buyer.store.accept(offer)).isInstanceOf(StoreException.class);
    assertThat(buyer.library.pending()).isEmpty();
    assertThat(backend.charges).as("the seller's own").hasValue(1);
  }

  @Test
  void whatWasBoughtCanBeSoldOnAndBoughtBack() {
    TestHousehold first = owner(5);
    TestHousehold second = home(6);
    sell(first);
    await(second.store.accept(second.store.offers("").getFirst()), Stage.OWNED);
    await(() -> first.store.mine().getFirst().over());
    sell(second);
    await(first.store.accept(first.store.offers("").getFirst()), Stage.OWNED);
    await(() -> second.store.mine().getFirst().over());
    assertThat(first.library.films()).hasSize(1);
    assertThat(second.library.films()).isEmpty();
    assertThat(backend.market.nonce()).isEqualTo(2);
  }

  @Test
  void aFilmThatWasSoldCanBeBoughtNewAgain() {
    TestHousehold seller = owner(5);
    sell(seller);
    backend.market.sold("SOLD");
    await(() -> seller.store.mine().getFirst().over());
    Purchase again = seller.store.buy(seller.store.browse("").getFirst());
    await(again, Stage.OWNED);
    assertThat(backend.charges).hasValue(2);
    assertThat(seller.library.films()).hasSize(1);
  }

  @Test
  void offeringTwiceIsOfferingOnce() {
    TestHousehold seller = owner(5);
    Sale sale = sell(seller);
    assertThat(seller.store.offer(licence(seller), Proposal.sale(new Money(1, "EUR"), MONTH)))
        .returns(sale.key(), Sale::key)
        .returns(EIGHT, Sale::price);
    assertThat(backend.market.offers()).isOne();
  }

  @Test
  void takesItBackAndPlaysWithFreshKeys() {
    TestHousehold seller = owner(5);
    OwnedFilm before = seller.library.films().getFirst();
    seller.library.resumeAt(before.licence(), Duration.ofSeconds(12));
    Sale sale = sell(seller);
    seller.store.cancel(sale);
    await(seller, DealState.CANCELLING);
    assertThat(seller.store.mine().getFirst().cancellable()).isFalse();
    backend.market.cancelled();
    await(() -> seller.store.mine().getFirst().over());
    OwnedFilm after = seller.library.films().getFirst();
    assertThat(seller.library.films()).hasSize(1);
    assertThat(after.licence()).isNotEqualTo(before.licence());
    assertThat(after.onDisk()).isTrue();
    assertThat(after.resumeAt()).hasSeconds(12);
    assertThat(seller.decoder.destroyed(after.licencePackage())).isFalse();
    assertThat(seller.checker.peek(after.licencePackage()).devices().getFirst().agreement())
        .isNotEqualTo(
            seller.checker.peek(before.licencePackage()).devices().getFirst().agreement());
    assertThat(seller.library.pending()).isEmpty();
    assertThat(seller.library.sealedFile(after.film())).hasBinaryContent(backend.sealed);
    sell(seller);
    assertThat(backend.market.offers()).isEqualTo(2);
  }

  @Test
  void anOfferThatLapsesComesHomeByItself() {
    TestHousehold seller = owner(5);
    sell(seller);
    backend.market.at(backend.market.only(), "LAPSED");
    await(() -> seller.store.mine().getFirst().over());
    assertThat(seller.store.mine().getFirst().state()).isEqualTo(DealState.LAPSED);
    assertThat(seller.decoder.destroyed(seller.library.films().getFirst().licencePackage()))
        .isFalse();
  }

  @Test
  void whileABuyerPaysItIsNotTakenBackAndThenItIs() {
    TestHousehold seller = owner(5);
    Sale sale = sell(seller);
    backend.market.at(backend.market.only(), "RESERVED");
    await(seller, DealState.RESERVED);
    seller.store.cancel(sale);
    assertThat(seller.store.mine().getFirst().cancelled()).isTrue();
    assertThat(seller.store.mine().getFirst().state()).isEqualTo(DealState.RESERVED);
    backend.market.at(backend.market.only(), "OPEN");
    await(seller, DealState.CANCELLING);
  }

  @Test
  void aFilmThatIsSoldMeanwhileIsSoldForAllTheWishToTakeItBack() {
    TestHousehold seller = owner(5);
    Sale sale = sell(seller);
    backend.market.at(backend.market.only(), "RESERVED");
    seller.store.cancel(sale);
    backend.market.sold("SOLD");
    await(() -> seller.store.mine().getFirst().over());
    assertThat(seller.library.films()).isEmpty();
  }

  @Test
  void oneOfTwoLicencesForAFilmGoesWithoutTheFilm() {
    TestHousehold seller = owner(5);
    OwnedFilm film = seller.library.films().getFirst();
    seller.library.keep(copy(film));
    Path sealed = seller.library.sealedFile(film.film());
    seller.store.offer(film.licence(), Proposal.sale(EIGHT, MONTH));
    await(seller, DealState.OPEN);
    backend.market.sold("SOLD");
    await(() -> seller.store.mine().getFirst().over());
    assertThat(seller.library.films()).hasSize(1);
    assertThat(sealed).hasBinaryContent(backend.sealed);
  }

  private static OwnedFilm copy(OwnedFilm film) {
    return FilmCopy.of(film).licence(new LicenceId("77".repeat(16))).build();
  }

  @Test
  void dividesAPriceAsTheContractDoes() {
    TestHousehold home = owner(5);
    Terms terms = home.store.terms(licence(home));
    assertThat(terms.newPrice()).isEqualTo(new Money(1300, "EUR"));
    assertThat(terms.resale()).isTrue();
    assertThat(terms.split(EIGHT).studio()).isEqualTo(new Money(120, "EUR"));
    assertThat(terms.split(new Money(801, "EUR")).seller()).isEqualTo(new Money(640, "EUR"));
    assertThat(terms.split(new Money(801, "EUR")).platform()).isEqualTo(new Money(41, "EUR"));
  }
}
