package app.tangible.indexer.sql;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.chain.ChainException;
import app.tangible.database.Database;
import app.tangible.database.trial.TrialDatabase;
import app.tangible.keys.wrapped.WrappedKeys;
import app.tangible.royalty.sql.LedgerProjection;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever the chain did meanwhile and wherever the process died: the tables are those of somebody
 * who only ever saw the chain as it is at the end, and the books are those of the contract.
 */
final class RandomChainsTest {

  private static final int SEQUENCES = 1_000;
  private static final int SEQUENCES_ON_POSTGRESQL = 30;

  @Test
  void endsWhereTheChainEnds() {
    Database followed = new MemoryDatabase();
    Database fresh = new MemoryDatabase();
    for (int seed = 0; seed < SEQUENCES; seed++) {
      sequence(seed, followed, fresh);
    }
  }

  @Test
  void endsWhereTheChainEndsOnPostgresql(@TempDir Path folder) {
    Database fresh = new MemoryDatabase();
    try (TrialDatabase followed =
        TrialDatabase.open(
            TrialDatabase.Kind.POSTGRESQL,
            new WrappedKeys(folder, "0123456789abcdef0123456789abcdef"),
            folder)) {
      for (int seed = 0; seed < SEQUENCES_ON_POSTGRESQL; seed++) {
        sequence(-1 - seed, followed, fresh);
      }
    }
  }

  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static void sequence(int seed, Database followed, Database fresh) {
    Random random = new Random(seed);
    TurningChain chain = new TurningChain(random);
    int rounds = 3 + random.nextInt(8);
    int batch = 1 + random.nextInt(40);
    chain.restless(random.nextDouble() * 0.3);
    double deadly = random.nextDouble() * 0.2;
    for (int round = 0; round < rounds; round++) {
      for (int i = random.nextInt(6); i > 0; i--) {
        chain.live();
      }
      if (random.nextInt(5) == 0) {
        chain.turn(random.nextInt(chain.size()));
      }
      try (SqlChainIndex index =
          index(
              followed,
              chain,
              batch,
              step -> {
                if (random.nextDouble() < deadly) {
                  throw new Killed();
                }
              })) {
        index.follow();
      } catch (Killed | ChainException e) {
        // It died, or the node did: it goes on another time.
      }
    }
    chain.restless(0);
    try (SqlChainIndex index = index(followed, chain, batch, step -> {});
        SqlChainIndex once = index(fresh, chain, 1_000, step -> {})) {
      index.follow();
      once.follow();
      assertThat(Tables.of(followed)).as("seed %d", seed).isEqualTo(Tables.of(fresh));
      assertThat(words(once, chain)).as("seed %d", seed).isEqualTo(chain.contract().words());
      assertThat(Tables.balances(followed)).as("seed %d", seed).isEqualTo(chain.contract().books());
      Tables.blocks(followed)
          .forEach(
              (number, hash) ->
                  assertThat(chain.block(number).orElseThrow().hash().text()).isEqualTo(hash));
      assertThat(index.indexed()).contains(chain.head());
      assertThat(index.behind()).isZero();
    }
    Tables.clear(followed);
    Tables.clear(fresh);
  }

  private static Map<app.tangible.chain.TokenId, String> words(
      SqlChainIndex index, TurningChain chain) {
    Map<app.tangible.chain.TokenId, String> words = new HashMap<>();
    for (var token : chain.contract().words().keySet()) {
      index
          .holding(token)
          .ifPresent(
              held -> words.put(token, held.owner() + " " + held.nonce() + " " + held.ask()));
    }
    return words;
  }

  private static SqlChainIndex index(
      Database database, TurningChain chain, int batch, CutPoint cut) {
    return new SqlChainIndex(
        database,
        chain,
        List.of(new LedgerProjection(chain)),
        Duration.ofSeconds(1),
        batch,
        Long.MAX_VALUE,
        Clock.systemUTC(),
        cut);
  }
}
