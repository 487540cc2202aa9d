package app.tangible.indexer.sql;

import app.tangible.chain.evm.EvmLicenceRegistry;
import app.tangible.database.trial.TrialDatabase;
import app.tangible.keys.wrapped.WrappedKeys;
import app.tangible.royalty.sql.LedgerProjection;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** The indexer in a process that can be killed. */
final class IndexerProcess {

  private IndexerProcess() {}

  static TrialDatabase open(Path folder) {
    return TrialDatabase.open(
        TrialDatabase.Kind.H2, new WrappedKeys(folder, "0123456789abcdef0123456789abcdef"), folder);
  }

  public static void main(String[] arguments) throws InterruptedException {
    List<String> chain = Arrays.asList(arguments).subList(1, arguments.length);
    EvmLicenceRegistry registry = Anvil.registry(chain);
    SqlChainIndex index =
        new SqlChainIndex(
            open(Path.of(arguments[0])),
            registry,
            List.of(new LedgerProjection(registry)),
            Duration.ofMillis(20),
            3,
            1_000,
            Clock.systemUTC(),
            step -> {});
    index.await(Long.MAX_VALUE, Duration.ZERO);
    System.out.println("following");
    Thread.currentThread().join();
  }
}
