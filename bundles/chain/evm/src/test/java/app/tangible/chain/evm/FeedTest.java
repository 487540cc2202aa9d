package app.tangible.chain.evm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tangible.chain.Account;
import app.tangible.chain.Bytes32;
import app.tangible.chain.ChainEvent;
import app.tangible.chain.ChainFeed.Block;
import app.tangible.chain.TokenId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FeedTest {

  private static final long PRICE = 8_000_000;
  private Anvil anvil;
  private Anvil.Deployment at;
  private EvmLicenceRegistry registry;

  @BeforeEach
  void startChain() throws Exception {
    anvil = Anvil.start();
    at = anvil.deploy();
    registry = at.registry(Anvil.KEY);
  }

  @AfterEach
  void stopChain() {
    registry.close();
    anvil.close();
  }

  @Test
  void tellsALicencesWholeLifeInOrder() {
    Bytes32 payment = Example.word();
    var terms = Example.terms();
    long edition = registry.registerEdition(terms);
    TokenId token = registry.mint(edition, Anvil.OTHER, payment).token();
    anvil.send(Anvil.OTHER, at.licences(), "list(uint256,uint64)", token, PRICE);
    anvil.send(Anvil.OTHER, at.licences(), "cancel(uint256)", token);
    anvil.send(Anvil.KEY_OWNER, at.coin(), "mint(address,uint256)", Anvil.KEY_OWNER, PRICE);
    Household seller = new Household(anvil, at, Anvil.OTHER);
    registry.settle(seller.asks(token, 1, PRICE), Example.OWNER);
    Bytes32 root = Example.word();
    registry.anchorBatch(root, 17);

    List<ChainEvent> events = registry.events(at.block(), registry.head().number());

    Account nobody = new Account("0x" + "0".repeat(40));
    assertThat(events)
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("at")
        .containsExactly(
            new ChainEvent.EditionRegistered(
                null, edition, terms.masterHash(), terms.filmId(), terms.studio()),
            new ChainEvent.PriceSet(null, edition, terms.priceMinor()),
            new ChainEvent.Moved(null, token, nobody, Anvil.OTHER),
            new ChainEvent.MintedFor(null, token, payment),
            new ChainEvent.Listed(null, token, PRICE),
            new ChainEvent.Cancelled(null, token, 1),
            new ChainEvent.Moved(null, token, Anvil.OTHER, Example.OWNER),
            new ChainEvent.Sold(null, token, PRICE),
            new ChainEvent.Paid(null, Anvil.KEY_OWNER, Anvil.OTHER, 6_400_000),
            new ChainEvent.Paid(null, Anvil.KEY_OWNER, Example.STUDIO, 1_200_000),
            new ChainEvent.Paid(null, Anvil.KEY_OWNER, Anvil.KEY_OWNER, 400_000),
            new ChainEvent.Anchored(null, root, 17));
    assertThat(events)
        .allMatch(
            event ->
                registry
                    .block(event.at().block())
                    .orElseThrow()
                    .hash()
                    .equals(event.at().blockHash()));
  }

  @Test
  void tellsOfTheCoinOnlyWhereALicenceWasPaid() {
    anvil.ask("evm_setAutomine", false);
    anvil.queue(Anvil.KEY_OWNER, at.coin(), "mint(address,uint256)", Anvil.KEY_OWNER, PRICE);
    anvil.queue(Anvil.KEY_OWNER, at.coin(), "transfer(address,uint256)", Example.STUDIO, PRICE / 2);
    anvil.ask("evm_mine");
    anvil.ask("evm_setAutomine", true);
    assertThat(registry.events(0, registry.head().number())).isEmpty();
  }

  @Test
  void tellsOfAMoveWithoutPayment() {
    long edition = registry.registerEdition(Example.terms());
    TokenId token = registry.mint(edition, Anvil.OTHER, Example.word()).token();
    long after = registry.head().number() + 1;
    anvil.send(
        Anvil.OTHER,
        at.licences(),
        "transferFrom(address,address,uint256)",
        Anvil.OTHER,
        Example.OWNER,
        token);
    assertThat(registry.events(after, after))
        .singleElement()
        .isInstanceOfSatisfying(
            ChainEvent.Moved.class, moved -> assertThat(moved.to()).isEqualTo(Example.OWNER));
  }

  @Test
  void halvesItsQuestionWhereAnAnswerIsTooLong() {
    long edition = registry.registerEdition(Example.terms());
    for (int i = 0; i < 30; i++) {
      registry.mint(edition, Anvil.OTHER, Example.word());
    }
    long last = registry.head().number();
    List<ChainEvent> all = registry.events(at.block(), last);
    assertThat(all).hasSize(2 + 2 * 30);
    try (EvmLicenceRegistry narrow = at.narrow(1_000, 0, 8_192)) {
      assertThat(narrow.events(at.block(), last)).isEqualTo(all);
    }
  }

  @Test
  void namesBlocksAsTheChainHasThem() {
    anvil.ask("anvil_mine", "0x3");
    Block head = registry.head();
    assertThat(registry.block(head.number())).contains(head);
    assertThat(registry.block(head.number() - 1).orElseThrow().hash()).isEqualTo(head.parent());
    assertThat(registry.block(head.number() + 1)).isEmpty();
    assertThat(registry.startBlock()).isEqualTo(at.block());
  }

  @Test
  void refusesMoreThanAThousandBlocks() {
    for (long[] range : new long[][] {{0, 1_000}, {5, 4}, {-1, 3}}) {
      assertThatThrownBy(() -> registry.events(range[0], range[1]))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(registry.events(0, 999)).isEmpty();
  }
}
