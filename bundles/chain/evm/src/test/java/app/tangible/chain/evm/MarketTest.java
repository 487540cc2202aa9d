package app.tangible.chain.evm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.tangible.chain.Account;
import app.tangible.chain.ChainException;
import app.tangible.chain.LicenceMarket.Settlement;
import app.tangible.chain.LicenceMarket.Shares;
import app.tangible.chain.LicenceMarket.SignedAsk;
import app.tangible.chain.LicenceWord;
import app.tangible.chain.TokenId;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Resale on the real contract: an ask settles once, whatever happens on the way. */
class MarketTest {

  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final long PRICE = 8_000_000;
  private static final Account BUYER = Example.OWNER;
  private static Anvil anvil;
  private static Anvil.Deployment at;
  private static EvmLicenceRegistry registry;
  private static Household seller;
  private static long edition;

  @BeforeAll
  static void startChain() throws Exception {
    anvil = Anvil.start();
    at = anvil.deploy();
    registry = at.registry(Anvil.KEY);
    seller = new Household(anvil, at, Anvil.OTHER);
    edition = registry.registerEdition(Example.terms());
    earn(1_000 * PRICE);
  }

  @AfterAll
  static void stopChain() {
    registry.close();
    anvil.close();
  }

  @Test
  void paysSellerStudioAndPlatformAndMovesTheLicence() {
    TokenId token = owned();
    BigInteger sellerBefore = coins(Anvil.OTHER);
    BigInteger studioBefore = coins(Example.STUDIO);
    BigInteger ownBefore = coins(Anvil.KEY_OWNER);

    Settlement settlement = registry.settle(seller.asks(token, 0, PRICE), BUYER);

    assertThat(settlement).isInstanceOf(Settlement.Done.class);
    assertThat(registry.wordOf(token)).isEqualTo(new LicenceWord(BUYER, 1));
    assertThat(coins(Anvil.OTHER).subtract(sellerBefore)).isEqualTo(6_400_000);
    assertThat(coins(Example.STUDIO).subtract(studioBefore)).isEqualTo(1_200_000);
    // The treasury of a development chain is the account that pays.
    assertThat(ownBefore.subtract(coins(Anvil.KEY_OWNER))).isEqualTo(PRICE - 400_000);
    assertThat(registry.sharesOf(edition, PRICE))
        .isEqualTo(new Shares(6_400_000, 1_200_000, 400_000));
  }

  @Test
  void settlesOnceHoweverOftenItIsRepeated() {
    TokenId token = owned();
    SignedAsk ask = seller.asks(token, 0, PRICE);
    Settlement first = registry.settle(ask, BUYER);
    BigInteger paid = coins(Anvil.KEY_OWNER);
    for (int i = 0; i < 20; i++) {
      assertThat(registry.settle(ask, BUYER)).isEqualTo(first);
    }
    assertThat(coins(Anvil.KEY_OWNER)).isEqualTo(paid);
  }

  @Test
  void settlesOnceForManyCallersOfTwoServers() {
    try (EvmLicenceRegistry other = at.registry(Anvil.KEY)) {
      for (int round = 0; round < 5; round++) {
        SignedAsk ask = seller.asks(owned(), 0, PRICE);
        List<Settlement> all = together(8, i -> (i % 2 == 0 ? registry : other).settle(ask, BUYER));
        assertThat(all).allMatch(Settlement.Done.class::isInstance).containsOnly(all.getFirst());
      }
    }
  }

  @Test
  void settlesManyAsksAtOnce() {
    List<SignedAsk> asks =
        IntStream.range(0, 12).mapToObj(i -> seller.asks(owned(), 0, PRICE + i)).toList();
    assertThat(together(12, i -> registry.settle(asks.get(i), BUYER)))
        .allMatch(Settlement.Done.class::isInstance)
        .doesNotHaveDuplicates();
  }

  @Test
  void findsTheSaleThatItsFormerSelfSent() {
    SignedAsk ask = seller.asks(owned(), 0, PRICE);
    EvmLicenceRegistry former = at.registry(Anvil.KEY);
    CompletableFuture<Settlement> lost = pending(former, ask);
    former.close();
    assertThatThrownBy(lost::join).isInstanceOf(CompletionException.class);
    anvil.ask("evm_mine");
    anvil.ask("evm_setAutomine", true);

    BigInteger paid = coins(Anvil.KEY_OWNER);
    assertThat(registry.settle(ask, BUYER)).isInstanceOf(Settlement.Done.class);
    assertThat(coins(Anvil.KEY_OWNER)).isEqualTo(paid);
  }

  @Test
  void settlesOnceBesideATransactionOfItsFormerSelfThatStillWaits() {
    SignedAsk ask = seller.asks(owned(), 0, PRICE);
    BigInteger before = coins(Anvil.KEY_OWNER);
    EvmLicenceRegistry former = at.registry(Anvil.KEY);
    CompletableFuture<Settlement> lost = pending(former, ask);
    former.close();
    assertThatThrownBy(lost::join).isInstanceOf(CompletionException.class);

    CompletableFuture<Settlement> again = inBackground(registry, ask);
    awaitPending(2);
    anvil.ask("evm_mine");
    anvil.ask("evm_setAutomine", true);

    assertThat(again.join()).isInstanceOf(Settlement.Done.class);
    assertThat(registry.settle(ask, BUYER)).isEqualTo(again.join());
    assertThat(before.subtract(coins(Anvil.KEY_OWNER))).isEqualTo(PRICE - 400_000);
  }

  @Test
  void findsItsSaleBehindManyLaterMovesInSmallQuestions() {
    SignedAsk ask = seller.asks(owned(), 0, PRICE);
    Settlement sale = registry.settle(ask, Anvil.OTHER);
    for (int i = 0; i < 6; i++) {
      if (i % 2 == 0) {
        move(ask.token(), Anvil.OTHER, Anvil.OTHER);
      } else {
        anvil.send(Anvil.OTHER, at.licences(), "cancel(uint256)", ask.token());
      }
      anvil.ask("anvil_mine", "0x7");
    }
    try (EvmLicenceRegistry narrow = at.narrow(3, 0, 65_536)) {
      assertThat(narrow.settle(ask, Anvil.OTHER)).isEqualTo(sale);
    }
  }

  @Test
  void givesALicenceAwayToWhomTheOwnerNamed() {
    TokenId token = owned();
    SignedAsk gift = seller.asks(token, 0, 0, Household.LATER, Optional.of(BUYER));
    BigInteger before = coins(Anvil.KEY_OWNER);
    Settlement done = registry.settle(gift, BUYER);
    assertThat(done).isInstanceOf(Settlement.Done.class);
    assertThat(registry.settle(gift, BUYER)).isEqualTo(done);
    assertThat(coins(Anvil.KEY_OWNER)).isEqualTo(before);
    assertThat(registry.wordOf(token).owner()).isEqualTo(BUYER);
  }

  @Test
  void saysThatAnAskOfAnotherBuyerIsGone() {
    SignedAsk ask = seller.asks(owned(), 0, PRICE, Household.LATER, Optional.of(Example.STUDIO));
    gone(registry.settle(ask, BUYER), "NotTheBuyer");
  }

  @Test
  void saysThatAnExpiredAskIsGone() {
    SignedAsk ask = seller.asks(owned(), 0, PRICE, Instant.ofEpochSecond(1_000), Optional.empty());
    gone(registry.settle(ask, BUYER), "AskExpired");
  }

  @Test
  void saysThatAForgedAskIsGone() {
    SignedAsk ask = seller.asks(owned(), 0, PRICE);
    SignedAsk cheaper =
        new SignedAsk(
            ask.token(), 1, 0, ask.deadline(), ask.buyer(), ask.receipt(), ask.signature());
    gone(registry.settle(cheaper, BUYER), "NotSigned");
  }

  @Test
  void saysThatACancelledAskIsGone() {
    SignedAsk ask = seller.asks(owned(), 0, PRICE);
    assertThat(registry.cancel(ask.token(), 0, seller.takesBack(ask.token(), 0)))
        .isInstanceOf(Settlement.Done.class);
    gone(registry.settle(ask, BUYER), "moved or was taken back");
    assertThat(registry.settle(seller.asks(ask.token(), 1, PRICE), BUYER))
        .isInstanceOf(Settlement.Done.class);
  }

  @Test
  void saysThatALicenceWhichWasGivenAwayIsGone() {
    SignedAsk ask = seller.asks(owned(), 0, PRICE);
    move(ask.token(), Anvil.OTHER, Example.STUDIO);
    gone(registry.settle(ask, BUYER), "moved");
  }

  @Test
  void takesTheGiftOfTheOwnerForNoSaleOfItsOwn() {
    SignedAsk ask = seller.asks(owned(), 0, PRICE);
    move(ask.token(), Anvil.OTHER, BUYER);
    gone(registry.settle(ask, BUYER), "not ours");
  }

  @Test
  void takesAnotherPriceForNoSettlementOfThisAsk() {
    TokenId token = owned();
    SignedAsk dear = seller.asks(token, 0, PRICE);
    registry.settle(seller.asks(token, 0, PRICE / 2), BUYER);
    gone(registry.settle(dear, BUYER), "not ours");
  }

  @Test
  void cancelsOnceAndSaysSoAgain() {
    TokenId token = owned();
    byte[] signature = seller.takesBack(token, 0);
    Settlement first = registry.cancel(token, 0, signature);
    assertThat(first).isInstanceOf(Settlement.Done.class);
    assertThat(registry.cancel(token, 0, signature)).isEqualTo(first);
    assertThat(registry.wordOf(token)).isEqualTo(new LicenceWord(Anvil.OTHER, 1));
  }

  @Test
  void cannotCancelWhatWasSold() {
    SignedAsk ask = seller.asks(owned(), 0, PRICE);
    registry.settle(ask, BUYER);
    gone(registry.cancel(ask.token(), 0, seller.takesBack(ask.token(), 0)), "moved");
  }

  @Test
  void cannotCancelWithAnotherSignature() {
    TokenId token = owned();
    gone(registry.cancel(token, 0, seller.takesBack(token, 1)), "NotSigned");
  }

  @Test
  void letsTheContractTakeABoundedSumOnceForManySales() throws Exception {
    try (Anvil fresh = Anvil.start()) {
      Anvil.Deployment there = fresh.deploy();
      Household owner = new Household(fresh, there, Anvil.OTHER);
      fresh.send(
          Anvil.KEY_OWNER, there.coin(), "mint(address,uint256)", Anvil.KEY_OWNER, PRICE * 9);
      try (EvmLicenceRegistry server = there.narrow(1_000, 3 * PRICE, 65_536)) {
        long one = server.registerEdition(Example.terms());
        for (int i = 0; i < 7; i++) {
          TokenId token = server.mint(one, Anvil.OTHER, Example.word()).token();
          assertThat(server.settle(owner.asks(token, 0, PRICE), BUYER))
              .isInstanceOf(Settlement.Done.class);
        }
      }
      var approvals = JsonRpc.object().put("address", there.coin().text()).put("fromBlock", "0x0");
      approvals
          .putArray("topics")
          .add(org.web3j.crypto.Hash.sha3String("Approval(address,address,uint256)"));
      assertThat(fresh.ask("eth_getLogs", approvals))
          .hasSize(3)
          .allMatch(
              log ->
                  new BigInteger(log.path("data").asText().substring(2), 16)
                      .equals(BigInteger.valueOf(3 * PRICE)));
    }
  }

  @Test
  void saysThatTheServerHasTooFewCoinsAndNotThatTheAskIsGone() {
    SignedAsk ask = seller.asks(owned(), 0, 1_000_000_000_000_000L);
    assertThatThrownBy(() -> registry.settle(ask, BUYER))
        .isInstanceOf(ChainException.class)
        .hasMessageContaining("TransferFromFailed");
    assertThat(registry.wordOf(ask.token())).isEqualTo(new LicenceWord(Anvil.OTHER, 0));
  }

  @Test
  void waitsForANonceThatTheChainDoesNotHaveYet() {
    SignedAsk ask = seller.asks(owned(), 3, PRICE);
    assertThatThrownBy(() -> registry.settle(ask, BUYER))
        .isInstanceOf(ChainException.class)
        .hasMessageContaining("expected nonce 3");
  }

  @Test
  void settlesNothingWithoutAKey() {
    SignedAsk ask = seller.asks(owned(), 0, PRICE);
    try (EvmLicenceRegistry reader = at.registry("")) {
      assertThatThrownBy(() -> reader.settle(ask, BUYER))
          .isInstanceOf(ChainException.class)
          .hasMessageContaining("no key is configured");
    }
  }

  private static TokenId owned() {
    return registry.mint(edition, Anvil.OTHER, Example.word()).token();
  }

  private static void earn(long units) {
    anvil.send(Anvil.KEY_OWNER, at.coin(), "mint(address,uint256)", Anvil.KEY_OWNER, units);
  }

  private static void move(TokenId token, Account from, Account to) {
    anvil.send(from, at.licences(), "transferFrom(address,address,uint256)", from, to, token);
  }

  private static BigInteger coins(Account account) {
    var call =
        JsonRpc.object()
            .put("to", at.coin().text())
            .put("data", "0x70a08231" + Words.word(account).text().substring(2));
    return new BigInteger(anvil.ask("eth_call", call, "latest").asText().substring(2), 16);
  }

  private static void gone(Settlement settlement, String because) {
    assertThat(settlement)
        .isInstanceOfSatisfying(
            Settlement.Gone.class, gone -> assertThat(gone.reason()).contains(because));
  }

  private static CompletableFuture<Settlement> pending(EvmLicenceRegistry server, SignedAsk ask) {
    anvil.ask("evm_setAutomine", false);
    CompletableFuture<Settlement> settling = inBackground(server, ask);
    awaitPending(1);
    return settling;
  }

  private static CompletableFuture<Settlement> inBackground(
      EvmLicenceRegistry server, SignedAsk ask) {
    return CompletableFuture.supplyAsync(
        () -> server.settle(ask, BUYER), Thread::startVirtualThread);
  }

  private static void awaitPending(int count) {
    await()
        .atMost(DEADLINE)
        .until(() -> anvil.ask("txpool_status").path("pending").asText().equals("0x" + count));
  }

  private static List<Settlement> together(int count, Function<Integer, Settlement> call) {
    List<CompletableFuture<Settlement>> all =
        IntStream.range(0, count)
            .mapToObj(
                i -> CompletableFuture.supplyAsync(() -> call.apply(i), Thread::startVirtualThread))
            .toList();
    return all.stream().map(CompletableFuture::join).toList();
  }
}
