package app.tangible.store.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tangible.library.OwnedFilm;
import app.tangible.library.Remark;
import app.tangible.licence.LicenceId;
import app.tangible.licence.Refusal;
import app.tangible.store.Deal;
import app.tangible.store.DealState;
import app.tangible.store.Household;
import app.tangible.store.Money;
import app.tangible.store.Proposal;
import app.tangible.store.Purchase;
import app.tangible.store.Purchase.Stage;
import app.tangible.store.Resale;
import app.tangible.store.Sale;
import app.tangible.store.StoreException;
import app.tangible.store.Terms;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two households, one film. */
@Timeout(60)
class MarketTest {

  private static final Money EIGHT = new Money(800, "EUR");
  private static final Duration MONTH = Duration.ofDays(30);

  @TempDir Path folder;
  private final List<TestHousehold> homes = new ArrayList<>();
  private TestBackend backend;

  @BeforeEach
  void start() throws Exception {
    backend = new TestBackend(folder, 5 * TestBackend.PIECE + 77);
  }

  @AfterEach
  void stop() {
    homes.forEach(TestHousehold::close);
    backend.close();
  }

  private TestHousehold home(int number) {
    return home(number, backend.base());
  }

  private TestHousehold home(int number, String server) {
    TestHousehold home =
        new TestHousehold(
            number,
            folder.resolve("home" + number),
            server,
            Map.of(),
            Clock.systemUTC(),
            Cuts.none());
    homes.add(home);
    return home;
  }

  private void stop(TestHousehold home) {
    homes.remove(home);
    home.close();
  }

  private static void await(java.util.concurrent.Callable<Boolean> condition) {
    Awaitility.await()
        .pollInterval(Duration.ofMillis(10))
        .atMost(Duration.ofSeconds(20))
        .until(condition);
  }

  private static void await(Purchase purchase, Stage stage) {
    await(() -> purchase.step().stage() == stage);
  }

  private static void await(TestHousehold home, DealState state) {
    await(() -> home.store.mine().getFirst().state() == state);
  }

  /** A household that owns the film. */
  private TestHousehold owner(int number) {
    TestHousehold home = home(number);
    await(home.store.buy(home.store.browse("").getFirst()), Stage.OWNED);
    return home;
  }

  private static LicenceId licence(TestHousehold home) {
    return home.library.films().getFirst().licence();
  }

  private static Sale sell(TestHousehold home) {
    Sale sale = home.store.offer(licence(home), Proposal.sale(EIGHT, MONTH));
    await(home, DealState.OPEN);
    return sale;
  }

  private static Household known(TestHousehold from, TestHousehold home) {
    return from.store.household(home.store.householdCode());
  }

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

  @Test
  void aLicenceThatMovedElsewhereIsErasedAndSaid() {
    TestHousehold home = owner(5);
    Path sealed = home.library.sealedFile(TestBackend.FILM);
    backend.market.movedElsewhere(licence(home));
    home.store.sync();
    assertThat(home.library.films()).isEmpty();
    assertThat(sealed).doesNotExist();
    assertThat(home.library.remarks())
        .extracting(Remark::what)
        .containsExactly(Remark.What.NO_LONGER_YOURS);
    assertThat(home.library.movedUpTo()).isOne();
  }

  @Test
  void aListThatTheIssuerDidNotSignIsNotBelieved() {
    TestHousehold home = owner(5);
    backend.market.forgeLists = true;
    backend.market.movedElsewhere(licence(home));
    home.store.sync();
    assertThat(home.library.films()).hasSize(1);
    assertThat(home.library.movedUpTo()).isZero();
  }

  @Test
  void aParkedLicenceIsNotAskedAboutAndNotFetched() {
    TestHousehold seller = owner(5);
    sell(seller);
    backend.refuseLeases = true;
    assertThat(seller.store.renew(licence(seller))).isFalse();
    assertThat(seller.library.films()).hasSize(1);
  }

  @Test
  void aStrictHouseholdKeepsAProofByEachFilmAndAFreshOneEachDay() {
    TestHousehold home = owner(5);
    assertThat(home.library.films().getFirst().licencePackage().stateProof()).isEmpty();
    home.decoder.strict(true);
    home.store.renewLeases();
    assertThat(home.library.films().getFirst().licencePackage().stateProof())
        .hasValueSatisfying(proof -> assertThat(proof).isEqualTo(backend.proof));
    backend.proof = "a newer one".getBytes(StandardCharsets.UTF_8);
    home.store.sync();
    assertThat(home.library.films().getFirst().licencePackage().stateProof())
        .hasValueSatisfying(proof -> assertThat(proof).isEqualTo(backend.proof));
  }

  @Test
  void aHouseholdThatIsNotStrictAsksForNoProof() {
    owner(5).store.sync();
    assertThat(backend.proofs).hasValue(0);
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
    return new OwnedFilm(
        new LicenceId("77".repeat(16)),
        film.film(),
        film.title(),
        film.year(),
        film.studio(),
        film.synopsis(),
        film.quality(),
        film.duration(),
        film.acquired(),
        film.resumeAt(),
        film.onDisk(),
        film.licencePackage());
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
