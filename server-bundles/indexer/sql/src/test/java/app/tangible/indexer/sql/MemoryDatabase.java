package app.tangible.indexer.sql;

import app.tangible.database.Database;
import app.tangible.database.JdbcTransactions;
import app.tangible.database.Schema;
import app.tangible.database.flyway.FlywaySchema;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.jdbcx.JdbcDataSource;

/** The server's tables in memory: for many short sequences. */
final class MemoryDatabase implements Database {

  private static final AtomicInteger COUNT = new AtomicInteger();

  private final JdbcTransactions transactions;

  MemoryDatabase() {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL(
        "jdbc:h2:mem:index"
            + COUNT.incrementAndGet()
            + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1");
    new FlywaySchema().update(source, Schema.Dialect.H2);
    transactions = new JdbcTransactions(source, connection -> {});
  }

  @Override
  public <T> T transaction(Work<T> work) {
    return transactions.run(work);
  }
}
