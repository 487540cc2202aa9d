package app.tangible.chain.evm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tangible.chain.Bytes32;
import app.tangible.chain.ChainException;
import app.tangible.chain.LicenceRegistry.Minted;
import app.tangible.chain.LicenceWord;
import app.tangible.chain.Mined;
import app.tangible.chain.TokenId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EvmLicenceRegistryTest {

  private static Anvil anvil;
  private static Anvil.Deployment deployment;
  private static EvmLicenceRegistry registry;

  @BeforeAll
  static void startChain() throws Exception {
    anvil = Anvil.start();
    deployment = anvil.deploy();
    registry = deployment.registry(Anvil.KEY);
  }

  @AfterAll
  static void stopChain() throws Exception {
    if (registry != null) {
      registry.close();
    }
    if (anvil != null) {
      anvil.close();
    }
  }

  @Test
  void mintsALicenceAndFindsItAgain() {
    long edition = registry.registerEdition(Example.terms());
    Bytes32 payment = Example.word();
    assertThat(registry.mintedFor(payment)).isEmpty();

    Minted minted = registry.mint(edition, Example.OWNER, payment);

    assertThat(minted.token()).isEqualTo(new TokenId(edition, 1));
    assertThat(minted.mined().gasUsed()).isBetween(80_000L, 110_000L);
    assertThat(registry.mintedFor(payment)).contains(minted);
    assertThat(registry.wordOf(minted.token())).isEqualTo(new LicenceWord(Example.OWNER, 0));
  }

  @Test
  void mintsOnceForAPaymentThatIsRepeatedFiftyTimes() {
    long edition = registry.registerEdition(Example.terms());
    Bytes32 payment = Example.word();
    Minted first = registry.mint(edition, Example.OWNER, payment);
    for (int i = 1; i < 50; i++) {
      assertThat(registry.mint(edition, Example.OWNER, payment)).isEqualTo(first);
    }
    assertThat(registry.mint(edition, Example.OWNER, Example.word()).token().serial()).isEqualTo(2);
  }

  @Test
  void mintsOnceForAPaymentThatTwentyCallersBring() throws Exception {
    long edition = registry.registerEdition(Example.terms());
    Bytes32 payment = Example.word();
    List<Minted> all = together(20, i -> registry.mint(edition, Example.OWNER, payment));
    assertThat(all).hasSize(20).containsOnly(all.getFirst());
    assertThat(registry.mint(edition, Example.OWNER, Example.word()).token().serial()).isEqualTo(2);
  }

  @Test
  void mintsOnceForAPaymentThatTwoServersBring() throws Exception {
    long edition = registry.registerEdition(Example.terms());
    try (EvmLicenceRegistry other = deployment.registry(Anvil.KEY)) {
      for (int i = 0; i < 10; i++) {
        Bytes32 payment = Example.word();
        List<Minted> all =
            together(2, j -> (j == 0 ? registry : other).mint(edition, Example.OWNER, payment));
        assertThat(all)
            .containsOnly(new Minted(new TokenId(edition, i + 1), all.getFirst().mined()));
      }
    }
  }

  @Test
  void mintsTwentyPaymentsAtOnceWithoutAGapOrADouble() throws Exception {
    long edition = registry.registerEdition(Example.terms());
    List<Bytes32> payments = IntStream.range(0, 20).mapToObj(i -> Example.word()).toList();
    List<Minted> all = together(20, i -> registry.mint(edition, Example.OWNER, payments.get(i)));
    assertThat(all.stream().map(minted -> minted.token().serial()))
        .containsExactlyInAnyOrderElementsOf(
            IntStream.rangeClosed(1, 20).mapToObj(Long::valueOf).toList());
    for (int i = 0; i < 20; i++) {
      assertThat(registry.mintedFor(payments.get(i))).contains(all.get(i));
    }
  }

  @Test
  void refusesAPaymentThatWasSpentOnAnotherOwnerOrEdition() {
    long edition = registry.registerEdition(Example.terms());
    long another = registry.registerEdition(Example.terms());
    Bytes32 payment = Example.word();
    registry.mint(edition, Example.OWNER, payment);
    assertThatThrownBy(() -> registry.mint(edition, Example.STUDIO, payment))
        .isInstanceOf(ChainException.class)
        .hasMessageContaining("was spent on licence");
    assertThatThrownBy(() -> registry.mint(another, Example.OWNER, payment))
        .isInstanceOf(ChainException.class)
        .hasMessageContaining("was spent on licence");
  }

  @Test
  void registersAMasterOnce() throws Exception {
    var terms = Example.terms("UHD-HDR10");
    long edition = registry.registerEdition(terms);
    assertThat(edition).isPositive();
    assertThat(registry.registerEdition(terms)).isEqualTo(edition);
    assertThat(together(10, i -> registry.registerEdition(terms))).containsOnly(edition);
    assertThat(registry.registerEdition(Example.terms())).isGreaterThan(edition);
  }

  @Test
  void namesTheReasonOfARefusal() {
    assertThatThrownBy(() -> registry.mint(999, Example.OWNER, Example.word()))
        .isInstanceOf(ChainException.class)
        .hasMessageContaining("UnknownEdition(999)");
    assertThatThrownBy(() -> registry.registerEdition(Example.terms("H D")))
        .isInstanceOf(ChainException.class)
        .hasMessageContaining("BadQuality");
    TokenId unknown = new TokenId(7, 7);
    assertThatThrownBy(() -> registry.wordOf(unknown))
        .isInstanceOf(ChainException.class)
        .hasMessageContaining("UnknownLicence(" + unknown + ")");
  }

  @Test
  void refusesAKeyWithoutARole() {
    long edition = registry.registerEdition(Example.terms());
    try (EvmLicenceRegistry stranger = deployment.registry(Anvil.OTHER_KEY)) {
      assertThatThrownBy(() -> stranger.mint(edition, Anvil.OTHER, Example.word()))
          .isInstanceOf(ChainException.class)
          .hasMessageContaining("Unauthorized");
      assertThatThrownBy(() -> stranger.anchorBatch(Example.word(), 1))
          .isInstanceOf(ChainException.class)
          .hasMessageContaining("NotAnchorer(" + Anvil.OTHER);
    }
  }

  @Test
  void readsWithoutAKeyAndWritesNothing() {
    long edition = registry.registerEdition(Example.terms());
    Bytes32 payment = Example.word();
    Minted minted = registry.mint(edition, Example.OWNER, payment);
    try (EvmLicenceRegistry reader = deployment.registry("")) {
      assertThat(reader.mintedFor(payment)).contains(minted);
      assertThat(reader.wordOf(minted.token()).owner()).isEqualTo(Example.OWNER);
      assertThatThrownBy(() -> reader.mint(edition, Example.OWNER, Example.word()))
          .isInstanceOf(ChainException.class)
          .hasMessageContaining("no key is configured");
    }
  }

  @Test
  void seesWhoOwnsALicenceAfterItMoved() {
    long edition = registry.registerEdition(Example.terms());
    TokenId token = registry.mint(edition, Anvil.OTHER, Example.word()).token();
    assertThat(registry.wordOf(token)).isEqualTo(new LicenceWord(Anvil.OTHER, 0));
    anvil.send(
        Anvil.OTHER,
        deployment.licences(),
        "transferFrom(address,address,uint256)",
        Anvil.OTHER,
        Example.OWNER,
        token);
    assertThat(registry.wordOf(token)).isEqualTo(new LicenceWord(Example.OWNER, 1));
  }

  @Test
  void anchorsEachRootOnceBehindTheOneBefore() throws Exception {
    Bytes32 before = head();
    Bytes32 root = Example.word();
    Mined first = registry.anchorBatch(root, 17);
    assertThat(registry.anchorBatch(root, 17)).isEqualTo(first);
    assertThat(together(10, i -> registry.anchorBatch(root, 17))).containsOnly(first);

    byte[] chained = new byte[96];
    System.arraycopy(before.bytes(), 0, chained, 0, 32);
    System.arraycopy(root.bytes(), 0, chained, 32, 32);
    chained[95] = 17;
    assertThat(head()).isEqualTo(Bytes32.of(org.web3j.crypto.Hash.sha3(chained)));
  }

  @Test
  void anchorsTenRootsAtOnce() throws Exception {
    List<Bytes32> roots = IntStream.range(0, 10).mapToObj(i -> Example.word()).toList();
    List<Mined> all = together(10, i -> registry.anchorBatch(roots.get(i), 100 + i));
    assertThat(all).doesNotHaveDuplicates();
    assertThat(all).allMatch(mined -> mined.gasUsed() <= 46_100);
    for (int i = 0; i < 10; i++) {
      assertThat(registry.anchorBatch(roots.get(i), 100 + i)).isEqualTo(all.get(i));
    }
  }

  @Test
  void anchorsBesideAnotherServer() throws Exception {
    try (EvmLicenceRegistry other = deployment.registry(Anvil.KEY)) {
      Bytes32 root = Example.word();
      List<Mined> all = together(2, i -> (i == 0 ? registry : other).anchorBatch(root, 5));
      assertThat(all).containsOnly(all.getFirst());
    }
  }

  @Test
  void refusesANodeOfAnotherChain() {
    try (var lost =
        new EvmLicenceRegistry(
            deployment.rpc(), 137, deployment.licences(), deployment.anchor(), Anvil.KEY, 0)) {
      assertThatThrownBy(() -> lost.mintedFor(Example.word()))
          .isInstanceOf(ChainException.class)
          .hasMessageContaining("chain 137, found chain 31337");
    }
  }

  @Test
  void refusesAnAddressWithoutAContract() {
    try (var lost =
        new EvmLicenceRegistry(
            deployment.rpc(), Anvil.CHAIN, Example.OWNER, Example.OWNER, Anvil.KEY, 0)) {
      assertThatThrownBy(() -> lost.mintedFor(Example.word()))
          .isInstanceOf(ChainException.class)
          .hasMessageContaining("is there a contract at this address");
    }
  }

  private static Bytes32 head() {
    var call = JsonRpc.object().put("to", deployment.anchor().text()).put("data", "0x8f7dcfa3");
    return new Bytes32(anvil.ask("eth_call", call, "latest").asText());
  }

  private interface Numbered<T> {
    T call(int i) throws Exception;
  }

  private static <T> List<T> together(int count, Numbered<T> call) throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<T>> calls = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        int number = i;
        calls.add(() -> call.call(number));
      }
      List<T> answers = new ArrayList<>();
      for (Future<T> future : threads.invokeAll(calls)) {
        answers.add(answer(future));
      }
      return answers;
    }
  }

  private static <T> T answer(Future<T> future) throws Exception {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new AssertionError("one of the callers failed", e.getCause());
    }
  }
}
