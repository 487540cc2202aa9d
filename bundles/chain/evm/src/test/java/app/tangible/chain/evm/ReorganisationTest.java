package app.tangible.chain.evm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tangible.chain.Bytes32;
import app.tangible.chain.ChainEvent;
import app.tangible.chain.ChainException;
import app.tangible.chain.ChainFeed.Block;
import app.tangible.chain.LicenceMarket.Settlement;
import app.tangible.chain.LicenceMarket.SignedAsk;
import app.tangible.chain.LicenceRegistry.Minted;
import app.tangible.chain.LicenceWord;
import app.tangible.chain.TokenId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The chain takes back what it said; everything is done again, and once. */
class ReorganisationTest {

  private static final long PRICE = 8_000_000;
  private Anvil anvil;
  private Anvil.Deployment at;
  private EvmLicenceRegistry registry;
  private long edition;

  @BeforeEach
  void startChain() throws Exception {
    anvil = Anvil.start();
    at = anvil.deploy();
    registry = at.careful(3);
    edition = registry.registerEdition(Example.terms());
    anvil.send(Anvil.KEY_OWNER, at.coin(), "mint(address,uint256)", Anvil.KEY_OWNER, 10 * PRICE);
  }

  @AfterEach
  void stopChain() {
    registry.close();
    anvil.close();
  }

  @Test
  void aBlockIsFinalWhenEnoughAreOnTopOfIt() {
    Minted minted = registry.mint(edition, Example.OWNER, Example.word());
    long block = minted.mined().block();
    assertThat(registry.isFinal(block)).isFalse();
    anvil.ask("anvil_mine", "0x2");
    assertThat(registry.isFinal(block)).isFalse();
    anvil.ask("evm_mine");
    assertThat(registry.isFinal(block)).isTrue();
    try (EvmLicenceRegistry quick = at.registry("")) {
      assertThat(quick.isFinal(registry.head().number())).isTrue();
      assertThat(quick.isFinal(registry.head().number() + 1)).isFalse();
    }
  }

  @Test
  void mintsAgainWhatTheChainTookBackAndOnlyOnce() {
    Bytes32 payment = Example.word();
    Minted first = registry.mint(edition, Example.OWNER, payment);
    anvil.ask("anvil_reorg", 1, List.of());
    assertThat(registry.mintedFor(payment)).isEmpty();

    Minted again = registry.mint(edition, Example.OWNER, payment);

    assertThat(again.token()).isEqualTo(first.token());
    assertThat(registry.mintedFor(payment)).contains(again);
    assertThat(registry.mint(edition, Example.OWNER, payment)).isEqualTo(again);
    assertThat(registry.mint(edition, Example.OWNER, Example.word()).token())
        .isEqualTo(new TokenId(edition, 2));
  }

  @Test
  void findsAMintThatIsInAnotherBlockNow() {
    Bytes32 payment = Example.word();
    anvil.ask("anvil_mine", "0x2");
    Minted first = registry.mint(edition, Example.OWNER, payment);
    String raw =
        anvil.ask("eth_getRawTransactionByHash", first.mined().transaction().text()).asText();
    // Three blocks are made anew; what was mined in the last of them is in the first now.
    anvil.ask("anvil_reorg", 3, List.of(List.of(raw, 0)));
    Minted moved = registry.mintedFor(payment).orElseThrow();
    assertThat(moved.token()).isEqualTo(first.token());
    assertThat(moved.mined().block()).isEqualTo(first.mined().block() - 2);
    assertThat(registry.mint(edition, Example.OWNER, payment)).isEqualTo(moved);
  }

  @Test
  void settlesAgainWhatTheChainTookBack() {
    TokenId token = registry.mint(edition, Anvil.OTHER, Example.word()).token();
    SignedAsk ask = new Household(anvil, at, Anvil.OTHER).asks(token, 0, PRICE);
    Settlement first = registry.settle(ask, Example.OWNER);
    assertThat(first).isInstanceOf(Settlement.Done.class);
    anvil.ask("anvil_reorg", 1, List.of());
    assertThat(registry.wordOf(token)).isEqualTo(new LicenceWord(Anvil.OTHER, 0));

    assertThat(registry.settle(ask, Example.OWNER)).isInstanceOf(Settlement.Done.class);
    assertThat(registry.wordOf(token)).isEqualTo(new LicenceWord(Example.OWNER, 1));
    assertThat(registry.settle(ask, Example.OWNER)).isInstanceOf(Settlement.Done.class);
  }

  @Test
  void aSaleIsTooLateOnceThatIsFinal() {
    TokenId token = registry.mint(edition, Anvil.OTHER, Example.word()).token();
    SignedAsk ask = new Household(anvil, at, Anvil.OTHER).asks(token, 0, PRICE);
    anvil.send(
        Anvil.OTHER,
        at.licences(),
        "transferFrom(address,address,uint256)",
        Anvil.OTHER,
        Anvil.KEY_OWNER,
        token);
    assertThatThrownBy(() -> registry.settle(ask, Example.OWNER))
        .isInstanceOf(ChainException.class)
        .hasMessageContaining("not final yet");
    anvil.ask("anvil_mine", "0x3");
    assertThat(registry.settle(ask, Example.OWNER)).isInstanceOf(Settlement.Gone.class);
  }

  @Test
  void takesNoOtherEventForTheSaleThatIsTakenBackWhileItLooks() throws Exception {
    TokenId token = registry.mint(edition, Anvil.OTHER, Example.word()).token();
    anvil.ask("anvil_mine", "0x5"); // final, whatever comes
    SignedAsk ask = new Household(anvil, at, Anvil.OTHER).asks(token, 0, PRICE);
    assertThat(registry.settle(ask, Example.OWNER)).isInstanceOf(Settlement.Done.class);
    try (TurningNode turning =
            new TurningNode(
                anvil.rpc, "eth_getLogs", () -> anvil.ask("anvil_reorg", 1, List.of()));
        EvmLicenceRegistry late = at.through(turning.rpc()).careful(3)) {
      assertThatThrownBy(() -> late.settle(ask, Example.OWNER))
          .isInstanceOf(ChainException.class)
          .hasMessageContaining("reorganised");
      assertThat(late.settle(ask, Example.OWNER)).isInstanceOf(Settlement.Done.class);
    }
    assertThat(registry.wordOf(token)).isEqualTo(new LicenceWord(Example.OWNER, 1));
  }

  @Test
  void anchorsAgainWhatTheChainTookBack() {
    Bytes32 root = Example.word();
    registry.anchorBatch(root, 5);
    anvil.ask("anvil_reorg", 1, List.of());
    registry.anchorBatch(root, 5);
    assertThat(registry.events(at.block(), registry.head().number()))
        .filteredOn(ChainEvent.Anchored.class::isInstance)
        .hasSize(1);
  }

  @Test
  void tellsOfTheBlocksThatAreNow() {
    registry.mint(edition, Example.OWNER, Example.word());
    Block before = registry.head();
    assertThat(registry.events(before.number(), before.number())).hasSize(2);
    anvil.ask("anvil_reorg", 1, List.of());
    Block after = registry.block(before.number()).orElseThrow();
    assertThat(after.hash()).isNotEqualTo(before.hash());
    assertThat(after.parent()).isEqualTo(before.parent());
    assertThat(registry.events(before.number(), before.number())).isEmpty();
  }
}
