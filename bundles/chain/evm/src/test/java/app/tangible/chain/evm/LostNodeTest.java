package app.tangible.chain.evm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.tangible.chain.Bytes32;
import app.tangible.chain.ChainException;
import app.tangible.chain.LicenceRegistry.Minted;
import app.tangible.chain.Mined;
import app.tangible.chain.TokenId;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to a write when the node, or this process, goes away in the middle of it. */
class LostNodeTest {

  private static final Duration DEADLINE = Duration.ofSeconds(60);

  @TempDir Path folder;
  private Path state;
  private Anvil anvil;
  private Anvil.Deployment deployment;
  private EvmLicenceRegistry registry;

  @BeforeEach
  void startChain() throws Exception {
    state = folder.resolve("state.json");
    anvil = Anvil.start("--state", state.toString());
    deployment = anvil.deploy();
    registry = impatient();
  }

  @AfterEach
  void stopChain() {
    registry.close();
    anvil.close();
  }

  @Test
  void mintsOnceWhenTheNodeLosesTheTransaction() throws Exception {
    long edition = registry.registerEdition(Example.terms());
    Bytes32 payment = Example.word();
    CompletableFuture<Minted> minting = mintInto(edition, payment);

    restart(); // anvil keeps its blocks, never its pool

    Minted minted = minting.join();
    assertThat(minted.token()).isEqualTo(new TokenId(edition, 1));
    assertThat(registry.mint(edition, Example.OWNER, payment)).isEqualTo(minted);
    assertThat(serialAfter(edition)).isEqualTo(2);
  }

  @Test
  void findsTheMintWhenTheNodeWasAwayWhileItWasMined() throws Exception {
    long edition = registry.registerEdition(Example.terms());
    Bytes32 payment = Example.word();
    CompletableFuture<Minted> minting = mintInto(edition, payment);
    anvil.ask("evm_mine");
    restart();
    Minted minted = minting.join();
    assertThat(registry.mint(edition, Example.OWNER, payment)).isEqualTo(minted);
    assertThat(serialAfter(edition)).isEqualTo(2);
  }

  @Test
  void findsTheMintThatItsFormerSelfSent() throws Exception {
    long edition = registry.registerEdition(Example.terms());
    Bytes32 payment = Example.word();
    CompletableFuture<Minted> minting = mintInto(edition, payment);
    registry.close();
    assertThatThrownBy(minting::join)
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(ChainException.class);
    anvil.ask("evm_mine");
    registry = impatient();
    assertThat(registry.mintedFor(payment)).isPresent();
    Minted minted = registry.mint(edition, Example.OWNER, payment);
    assertThat(minted.token()).isEqualTo(new TokenId(edition, 1));
    anvil.ask("evm_setAutomine", true);
    assertThat(serialAfter(edition)).isEqualTo(2);
  }

  @Test
  void mintsOnceBesideATransactionOfItsFormerSelfThatStillWaits() throws Exception {
    long edition = registry.registerEdition(Example.terms());
    Bytes32 payment = Example.word();
    CompletableFuture<Minted> former = mintInto(edition, payment);
    registry.close();
    assertThatThrownBy(former::join).isInstanceOf(CompletionException.class);

    registry = impatient();
    CompletableFuture<Minted> minting = inBackground(edition, payment);
    awaitPending(2);
    anvil.ask("evm_mine");
    anvil.ask("evm_setAutomine", true);

    assertThat(minting.join().token()).isEqualTo(new TokenId(edition, 1));
    assertThat(serialAfter(edition)).isEqualTo(2);
  }

  @Test
  void anchorsOnceBesideATransactionOfItsFormerSelfThatStillWaits() throws Exception {
    registry.anchorBatch(Example.word(), 1);
    Bytes32 root = Example.word();
    anvil.ask("evm_setAutomine", false);
    CompletableFuture<Mined> former =
        CompletableFuture.supplyAsync(
            () -> registry.anchorBatch(root, 2), Thread::startVirtualThread);
    awaitPending(1);
    registry.close();
    assertThatThrownBy(former::join).isInstanceOf(CompletionException.class);

    registry = impatient();
    CompletableFuture<Mined> again =
        CompletableFuture.supplyAsync(
            () -> registry.anchorBatch(root, 2), Thread::startVirtualThread);
    awaitPending(2);
    anvil.ask("evm_mine");
    anvil.ask("evm_setAutomine", true);

    assertThat(registry.anchorBatch(root, 2)).isEqualTo(again.join());
    var filter =
        JsonRpc.object().put("address", deployment.anchor().text()).put("fromBlock", "0x0");
    filter.putArray("topics").add(Event.ANCHORED.topic().text()).add(root.text());
    assertThat(anvil.ask("eth_getLogs", filter)).hasSize(1);
  }

  @Test
  void offersMoreWhenATransactionIsNotMined() throws Exception {
    long edition = registry.registerEdition(Example.terms());
    Bytes32 payment = Example.word();
    CompletableFuture<Minted> minting = mintInto(edition, payment);
    String first = onlyPending().path("maxFeePerGas").asText();
    await()
        .atMost(DEADLINE)
        .until(() -> fee(onlyPending().path("maxFeePerGas").asText()) > fee(first) * 5 / 4);
    anvil.ask("evm_setAutomine", true);
    anvil.ask("evm_mine");
    assertThat(minting.join().token()).isEqualTo(new TokenId(edition, 1));
    assertThat(serialAfter(edition)).isEqualTo(2);
  }

  @Test
  void saysThatATransactionWasNotMinedAndGoesOnLater() throws Exception {
    long edition = registry.registerEdition(Example.terms());
    anvil.ask("evm_setAutomine", false);
    Bytes32 payment = Example.word();
    try (var hasty = hasty()) {
      assertThatThrownBy(() -> hasty.mint(edition, Example.OWNER, payment))
          .isInstanceOf(ChainException.class)
          .hasMessageContaining("was not mined within 5 s");
      anvil.ask("evm_mine");
      assertThat(hasty.mint(edition, Example.OWNER, payment).token())
          .isEqualTo(new TokenId(edition, 1));
    }
  }

  @Test
  void keepsSendingAfterTheNodeForgotItsPool() throws Exception {
    long edition = registry.registerEdition(Example.terms());
    try (var hasty = hasty()) {
      anvil.ask("evm_setAutomine", false);
      assertThatThrownBy(() -> hasty.mint(edition, Example.OWNER, Example.word()))
          .isInstanceOf(ChainException.class);
      anvil.ask("anvil_dropAllTransactions");
      anvil.ask("evm_setAutomine", true);
      assertThat(hasty.mint(edition, Example.OWNER, Example.word()).token())
          .isEqualTo(new TokenId(edition, 1));
    }
  }

  @Test
  void saysThatTheNodeIsAway() {
    long edition = registry.registerEdition(Example.terms());
    anvil.kill();
    assertThatThrownBy(() -> registry.mint(edition, Example.OWNER, Example.word()))
        .isInstanceOf(ChainException.class)
        .hasMessageContaining("no answer");
  }

  private EvmLicenceRegistry impatient() {
    return deployment.impatient(Anvil.KEY, Duration.ofSeconds(20), Duration.ofSeconds(120));
  }

  private EvmLicenceRegistry hasty() {
    return deployment.impatient(Anvil.KEY, Duration.ofSeconds(20), Duration.ofSeconds(5));
  }

  /** Starts a mint and returns when its transaction waits in the node's pool, in no block. */
  private CompletableFuture<Minted> mintInto(long edition, Bytes32 payment) {
    anvil.ask("evm_setAutomine", false);
    CompletableFuture<Minted> minting = inBackground(edition, payment);
    awaitPending(1);
    return minting;
  }

  private CompletableFuture<Minted> inBackground(long edition, Bytes32 payment) {
    EvmLicenceRegistry now = registry;
    return CompletableFuture.supplyAsync(
        () -> now.mint(edition, Example.OWNER, payment), Thread::startVirtualThread);
  }

  private void awaitPending(int count) {
    await()
        .atMost(DEADLINE)
        .until(() -> anvil.ask("txpool_status").path("pending").asText().equals("0x" + count));
  }

  private JsonNode onlyPending() {
    JsonNode senders = anvil.ask("txpool_content").path("pending");
    return senders.elements().next().elements().next();
  }

  private static long fee(String quantity) {
    return Long.decode(quantity);
  }

  private void restart() throws Exception {
    int port = anvil.rpc.getPort();
    anvil.stop();
    assertThat(Files.size(state)).isPositive();
    anvil = Anvil.startAt(port, "--state", state.toString());
  }

  private long serialAfter(long edition) {
    return registry.mint(edition, Example.OWNER, Example.word()).token().serial();
  }
}
