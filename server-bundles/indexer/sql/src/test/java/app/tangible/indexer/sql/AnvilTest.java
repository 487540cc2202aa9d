package app.tangible.indexer.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.tangible.chain.Account;
import app.tangible.chain.LicenceWord;
import app.tangible.chain.SeederRewards;
import app.tangible.chain.ServedBytes;
import app.tangible.chain.TokenId;
import app.tangible.chain.evm.EvmLicenceRegistry;
import app.tangible.database.Database;
import app.tangible.indexer.ChainIndex.Holding;
import app.tangible.royalty.Ledger;
import app.tangible.royalty.Reconciliation;
import app.tangible.royalty.Statement;
import app.tangible.royalty.sql.LedgerProjection;
import app.tangible.royalty.sql.SqlLedger;
import java.io.File;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real EVM: what the tables say is what the chain says. */
final class AnvilTest {

  private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

  @TempDir Path folder;
  private Anvil anvil;
  private EvmLicenceRegistry registry;
  private Doings doings;
  private final Random random = new Random(7);

  @BeforeEach
  void startChain() throws Exception {
    anvil = new Anvil(folder);
    registry = anvil.registry();
    doings = new Doings(anvil, registry, random);
  }

  @AfterEach
  void stopChain() {
    registry.close();
    anvil.close();
  }

  private SqlChainIndex index(Database database, int batchBlocks) {
    return new SqlChainIndex(
        database, registry, List.of(new LedgerProjection(registry)), batchBlocks);
  }

  private Ledger ledger(Database database, SqlChainIndex index) {
    return new SqlLedger(database, index, registry, registry, registry, registry, 10_000);
  }

  private void isTheChain(Database database, SqlChainIndex index) {
    Database fresh = new MemoryDatabase();
    try (SqlChainIndex once = index(fresh, 1_000)) {
      once.follow();
      assertThat(Tables.of(database)).isEqualTo(Tables.of(fresh));
    }
    Map<TokenId, LicenceWord> words = doings.words();
    words.forEach(
        (token, word) ->
            assertThat(
                    index.holding(token).map(held -> new LicenceWord(held.owner(), held.nonce())))
                .contains(word));
    assertThat(index.tokensOf(Anvil.ALICE))
        .extracting(Holding::token)
        .containsExactlyInAnyOrderElementsOf(
            words.keySet().stream()
                .filter(token -> words.get(token).owner().equals(Anvil.ALICE))
                .toList());
    assertThat(index.indexed()).contains(registry.head());
    assertThat(ledger(database, index).reconcile().differences()).isEmpty();
  }

  @Test
  void endsAsTheChainAfterReorganisationsOfRandomDepth() {
    Database database = new MemoryDatabase();
    for (int round = 0; round < 12; round++) {
      for (int i = random.nextInt(6); i >= 0; i--) {
        doings.one();
      }
      doings.turn();
      if (random.nextBoolean()) {
        doings.one();
      }
      try (SqlChainIndex index = index(database, 1 + random.nextInt(10))) {
        index.follow();
      }
    }
    try (SqlChainIndex index = index(database, 1_000)) {
      index.follow();
      isTheChain(database, index);
    }
  }

  @Test
  void endsAsTheChainWhereverItsProcessWasKilled() throws Exception {
    Path home = folder.resolve("home");
    assertThat(home.toFile().mkdir()).isTrue();
    for (int life = 0; life < 6; life++) {
      Process process = start(home);
      try {
        process.inputReader().readLine(); // it has begun
        for (int i = 1 + random.nextInt(12); i > 0; i--) {
          doings.one();
        }
      } finally {
        process.destroyForcibly().onExit().join();
      }
      doings.turn();
    }
    try (var database = IndexerProcess.open(home);
        SqlChainIndex index = index(database, 1_000)) {
      index.follow();
      isTheChain(database, index);
    }
  }

  private Process start(Path home) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path").replace(";", File.pathSeparator),
                IndexerProcess.class.getName(),
                home.toString()));
    command.addAll(anvil.arguments());
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  @Test
  void statesWhatAStudioEarnedToTheUnit() {
    Database database = new MemoryDatabase();
    TokenId token = doings.mint(Anvil.ALICE).token();
    anvil.send(
        Anvil.SERVER,
        anvil.licences(),
        "buy(uint256,address,uint256)",
        doings.edition(),
        Anvil.BOB,
        Anvil.PRICE);
    anvil.send(Anvil.ALICE, anvil.licences(), "list(uint256,uint64)", token, 8_000_000);
    anvil.freeze(Anvil.STUDIO);
    anvil.send(
        Anvil.SERVER,
        anvil.licences(),
        "accept(uint256,address,uint64)",
        token,
        Anvil.BOB,
        8_000_000);
    try (SqlChainIndex index = index(database, 1_000)) {
      index.follow();
      Ledger ledger = ledger(database, index);
      Statement statement = ledger.statement(Anvil.STUDIO, Instant.EPOCH, END);
      assertThat(statement.lines())
          .extracting(line -> line.kind() + " " + line.price() + " " + line.share())
          .containsExactly(
              "CARD_SALE 13000000 12350000",
              "FIRST_SALE 13000000 12350000",
              "RESALE 8000000 1200000");
      assertThat(statement.payable()).isEqualTo(12_350_000);
      assertThat(statement.paid()).isEqualTo(12_350_000);
      assertThat(statement.owed()).isEqualTo(1_200_000);
      assertThat(statement.openOwed()).isEqualTo(1_200_000);
      assertThat(ledger.reconcile().differences()).isEmpty();

      anvil.thaw();
      anvil.send(Anvil.BOB, anvil.licences(), "withdraw(address)", Anvil.STUDIO);
      index.follow();
      Statement after = ledger.statement(Anvil.STUDIO, Instant.EPOCH, END);
      assertThat(after.owed()).isEqualTo(1_200_000);
      assertThat(after.openOwed()).isZero();
      assertThat(ledger.statement(Anvil.STUDIO, END.minusSeconds(1), END).lines()).isEmpty();
      assertThat(ledger.statement(Anvil.ALICE, Instant.EPOCH, END).lines()).isEmpty();
      Reconciliation equal = ledger.reconcile();
      assertThat(equal.isEqual()).isTrue();
      assertThat(equal.units()).isEqualTo(34_000_000);
    }
  }

  @Test
  void booksPotsAndRewardsToTheUnit() {
    Database database = new MemoryDatabase();
    TokenId token = doings.mint(Anvil.ALICE).token();
    registry.promise(doings.edition(), 10_000, 4L << 30, Anvil.PRICE);
    registry.fill(doings.edition(), 100_000);
    claim(token, Anvil.BOB, 1L << 30);
    anvil.freezeSent(Anvil.BOB);
    claim(token, Anvil.BOB, 3L << 30);
    try (SqlChainIndex index = index(database, 1_000)) {
      index.follow();
      Ledger ledger = ledger(database, index);
      assertThat(ledger.reconcile().differences()).isEmpty();
      assertThat(Tables.balances(database))
          .containsEntry("pot:" + doings.edition(), 70_000L)
          .containsEntry(Anvil.BOB.text(), 10_000L)
          .containsEntry("reward:" + Anvil.BOB, 20_000L);

      anvil.thaw();
      anvil.send(
          Anvil.ALICE, anvil.rewards(), "withdraw(address,address)", anvil.coin(), Anvil.BOB);
      // The node mines a moment after it has answered.
      await()
          .atMost(java.time.Duration.ofSeconds(20))
          .untilAsserted(
              () -> {
                index.await(registry.head().number(), java.time.Duration.ofSeconds(1));
                assertThat(Tables.balances(database))
                    .containsEntry(Anvil.BOB.text(), 30_000L)
                    .doesNotContainKey("reward:" + Anvil.BOB);
              });
      assertThat(ledger.reconcile().differences()).isEmpty();

      database.transaction(
          t -> t.change("update ledger_entries set units = units + 1 where part = 'POT'"));
      assertThat(ledger.reconcile().differences())
          .extracting(Reconciliation.Difference::what)
          .containsExactlyInAnyOrder("posting", "pot of seeders");
    }
  }

  /** Alice's key is anvil's, which signs for her. */
  private void claim(TokenId token, Account seeder, long bytes) {
    byte[] signature = anvil.signsVoucher(Anvil.ALICE, token, seeder, bytes);
    assertThat(registry.claim(new ServedBytes(token, 0, seeder, bytes), signature))
        .isInstanceOf(SeederRewards.Claim.Paid.class);
  }

  @Test
  void namesWhatDiffersFromTheChain() {
    Database database = new MemoryDatabase();
    TokenId token = doings.mint(Anvil.ALICE).token();
    anvil.send(Anvil.ALICE, anvil.licences(), "list(uint256,uint64)", token, 8_000_000);
    anvil.send(
        Anvil.SERVER,
        anvil.licences(),
        "accept(uint256,address,uint64)",
        token,
        Anvil.BOB,
        8_000_000);
    try (SqlChainIndex index = index(database, 1_000)) {
      index.follow();
      Ledger ledger = ledger(database, index);
      database.transaction(
          t ->
              t.change(
                  "update ledger_entries set units = units - 1 where part = 'SELLER'"
                      + " and credit = ?",
                  Anvil.ALICE.text()));
      assertThat(ledger.reconcile().differences())
          .extracting(Reconciliation.Difference::what)
          .containsExactlyInAnyOrder("posting", "parts of a sale", "price of a resale");
      database.transaction(t -> t.change("delete from ledger_postings where kind = 'CARD_SALE'"));
      assertThat(ledger.reconcile().differences()).hasSize(4);
    }
  }

  @Test
  void saysHowFarItIsBehind() {
    try (SqlChainIndex index =
        new SqlChainIndex(
            new MemoryDatabase(),
            registry,
            List.of(),
            java.time.Duration.ofSeconds(1),
            1_000,
            2,
            java.time.Clock.systemUTC(),
            step -> {
              if (step.equals("before the blocks are written")) {
                throw new IllegalStateException("cut");
              }
            })) {
      assertThat(index.problem()).isEmpty();
      org.assertj.core.api.Assertions.assertThatThrownBy(index::follow).hasMessage("cut");
      assertThat(index.behind()).isEqualTo(registry.head().number());
      assertThat(index.problem())
          .isEqualTo(Optional.of(index.behind() + " blocks behind the chain"));
    }
  }
}
